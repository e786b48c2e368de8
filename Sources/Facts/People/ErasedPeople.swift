package import Database
package import Shop

/// Who was erased, as the log of facts tells it.
package enum ErasedPeople {
    /// In the order of ids, each once.
    package static func all(brand: ID<Brand>, in tx: ReadTransaction) throws -> [Int64] {
        try tx.all(question(brand)) { $0.int64(0) }
    }

    /// The kind stands in the text and is not bound: the index holds these facts alone, and a planner sees no further.
    static func question(_ brand: ID<Brand>) -> SQL {
        """
        SELECT DISTINCT subject_id
        FROM facts
        WHERE brand_id = \(brand.raw) AND kind = \(unescaped: String(FactKind.customerErased.rawValue))
        ORDER BY subject_id
        """
    }
}
