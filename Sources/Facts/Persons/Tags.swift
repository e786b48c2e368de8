import Database
import Shop

/// 标签: put on persons and taken off again. What was told last of a tag stands, by when it was told of.
enum Tags {
    private static let rows = PersonRows(table: "person_tags", columns: ["word_id", "is_on"])

    /// - Returns: how many were new.
    static func record(
        _ told: [ToldOnce<(name: String, isOn: Bool)>], from source: PersonFactSource, words: inout WordDirectory,
        in tx: WriteTransaction
    ) throws -> Int {
        let fresh = try rows.fresh(told, from: source, in: tx)
        try words.learn(fresh.map(\.content.name), brand: source.brand, in: tx)
        try rows.append(fresh, from: source, in: tx, kind: { $0.isOn ? .tagPut : .tagTaken }) { row, tag in
            try row.int64(words.id(of: tag.name))
            try row.flag(tag.isOn)
        }
        return fresh.count
    }
}
