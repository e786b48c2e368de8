/// A table or view with rows that concern persons: what of it is told to whom it concerns. Every room lists its own, and a
/// test finds the table that none lists.
package struct PersonTable: Sendable {
    /// As it is told.
    package let name: String
    /// The tables of the schema that it tells of.
    package let tables: Set<String>
    /// As they are told.
    package let columns: [String]
    /// Which rows concern some customers of a brand.
    package let rows: @Sendable (_ brand: Int64, _ customers: [Int64]) -> SQL

    /// - Parameters:
    ///   - tables: those that a view shows; the table itself unless told.
    ///   - source: what is asked; `name` unless told.
    ///   - columns: names, or `expression AS name`.
    ///   - order: columns that tell rows apart.
    ///   - condition: on the customers of a brand, where that is more than `customer_id IN …`. Where it asks another table
    ///     it names the brand there too: a question that hangs on each row walks through all of the brand's.
    package init(
        _ name: String, of tables: Set<String>? = nil, from source: String? = nil, columns: [String], order: String,
        where condition: @escaping @Sendable (_ brand: Int64, _ customers: [Int64]) -> SQL = {
            "customer_id IN \(list: $1)"
        }
    ) {
        self.name = name
        self.tables = tables ?? [name]
        self.columns = columns.map { column in
            column.ranges(of: " AS ").last.map { String(column[$0.upperBound...]) } ?? column
        }
        rows = { brand, customers in
            """
            SELECT \(unescaped: columns.joined(separator: ", "))
            FROM \(unescaped: source ?? name)
            WHERE brand_id = \(brand) AND (\(condition(brand, customers)))
            ORDER BY \(unescaped: order)
            """
        }
    }

    /// A cell as it is told.
    package enum Cell: Hashable, Sendable {
        case nothing
        case number(Int64)
        case text(String)

        package init(_ row: Row, _ column: Int) {
            if let number = row.optionalInt64(column) {
                self = .number(number)
            } else if let text = row.optionalText(column) {
                self = .text(text)
            } else {
                self = .nothing
            }
        }
    }

    /// Column by column, row by row.
    package func all(of customers: [Int64], brand: Int64, in tx: ReadTransaction) throws -> [[Cell]] {
        try tx.all(rows(brand, customers)) { row in columns.indices.map { Cell(row, $0) } }
    }
}
