/// One connection of one engine, used by one thread at a time.
protocol EngineConnection: AnyObject {
    var dialect: Dialect { get }

    /// Runs a statement with its values and hands on each row. Returns how many rows it changed.
    func run(_ sql: SQL, _ misreads: Misreads, _ body: (Row) throws -> Void) throws -> Int

    /// Runs a statement without values or answer.
    func command(_ text: String) throws

    func append(to table: String, columns: [String], _ fill: (inout RowWriter) throws -> Void) throws

    /// Makes ready what `allot` needs for a new table.
    func prepareIDs(of table: String) throws

    func allot(_ table: String, count: Int) throws -> Range<Int64>

    /// Tells followers, after COMMIT, that these brands have new facts.
    func announce(brands: [Int64]) throws

    func plan(_ sql: SQL) throws -> String
}
