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

    /// What stands after a SELECT in a writing transaction, so that others who claim rows pass over these and don't wait;
    /// empty where there is one writer.
    var claiming: SQL { get }

    /// Tells followers, after COMMIT, how far the sequences of these brands have advanced.
    func announce(_ advances: [Int64: Int64])

    func plan(_ sql: SQL) throws -> String
}
