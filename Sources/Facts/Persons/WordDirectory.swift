import Database
import Foundation
import Shop

/// The ids of a brand's words (names of tags and traits, and texts that traits have), learnt as they are met. What one
/// transaction learnt may be kept only once that transaction has been committed.
package struct WordDirectory: Sendable {
    /// Beyond this many the directory forgets all and learns anew.
    private static let most = 50_000
    private static let mostAsked = 4_096
    private var ids: [String: Int64] = [:]

    package init() {}

    /// Zero for a word that was never learnt.
    package func id(of word: String) -> Int64 {
        ids[Self.composed(word)] ?? 0
    }

    /// Finds or makes each word.
    mutating func learn(_ words: [String], brand: ID<Brand>, in tx: WriteTransaction) throws {
        let unknown = Set(words.map(Self.composed)).filter { ids[$0] == nil }
        guard !unknown.isEmpty else { return }
        if !ids.isEmpty, ids.count + unknown.count > Self.most {
            ids = [:]
            return try learn(words, brand: brand, in: tx)
        }
        try find(Array(unknown), brand: brand, in: tx)
        // In one order, so that two writers who make the same words wait for each other and never crosswise.
        let strangers = unknown.filter { ids[$0] == nil }.sorted()
        guard !strangers.isEmpty else { return }
        let fresh = try tx.ids(of: "words", count: strangers.count)
        for (word, id) in zip(strangers, fresh) {
            try tx.execute(
                """
                INSERT INTO words (brand_id, id, text)
                VALUES (\(brand.raw), \(id), \(word))
                ON CONFLICT (brand_id, text) DO NOTHING
                """)
        }
        try find(strangers, brand: brand, in: tx)
    }

    /// Two spellings of one text are one word, as they are wherever texts are compared.
    private static func composed(_ word: String) -> String {
        word.precomposedStringWithCanonicalMapping
    }

    private mutating func find(_ words: [String], brand: ID<Brand>, in tx: ReadTransaction) throws {
        for some in words.inLists(of: Self.mostAsked) {
            try tx.forEach("SELECT text, id FROM words WHERE brand_id = \(brand.raw) AND text IN \(list: some)") {
                ids[$0.text(0)] = $0.int64(1)
            }
        }
    }
}
