package import Database

extension Migration {
    /// Written by Facts. Who was erased is asked whenever columns are loaded: few among millions of facts. The number is that
    /// of `FactKind.customerErased`.
    package static let erasedPeople = Migration(
        13, "erased people",
        """
        CREATE INDEX facts_erased ON facts (brand_id, subject_id) WHERE kind = 40
        """)
}
