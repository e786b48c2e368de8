import Database
import Shop

/// 属性: what is told of persons and can change: places, birthday, joining, and whatever the brand names. What was told
/// last stands, by when it was told of.
enum Traits {
    private static let rows = PersonRows(table: "person_traits", columns: ["kind", "name_id", "form", "value"])

    /// - Returns: how many were new.
    static func record(
        _ told: [ToldOnce<StatedTrait>], from source: PersonFactSource, words: inout WordDirectory,
        in tx: WriteTransaction
    ) throws -> Int {
        let fresh = try rows.fresh(told, from: source, in: tx)
        let stored = fresh.map { StoredTrait($0.content) }
        try words.learn(stored.flatMap { [$0.name, $0.text].compactMap { $0 } }, brand: source.brand, in: tx)
        try rows.append(fresh, from: source, in: tx, kind: { _ in .traitTold }) { row, told in
            let trait = StoredTrait(told)
            try row.int64(trait.kind.rawValue)
            try row.int64(trait.name.map { words.id(of: $0) })
            try row.int64(trait.form.rawValue)
            try row.int64(trait.text.map { words.id(of: $0) } ?? trait.value)
        }
        return fresh.count
    }
}
