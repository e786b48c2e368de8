/// A change that happens as a whole or not at all. Valid only inside the closure that receives it; that closure may run
/// again, so it has no effect outside.
package final class WriteTransaction: ReadTransaction {
    private var blocks: [SequencedBlock] = []
    private var endings: [(WriteTransaction) throws -> Void] = []

    /// Runs one statement. Returns how many rows it changed.
    @discardableResult
    package func execute(_ sql: SQL) throws -> Int {
        try connection.run(sql, Misreads()) { _ in }
    }

    /// The rows of a SELECT, which belong to this transaction until it ends: another that claims meanwhile passes over
    /// them and does not wait. Mark them in the same transaction, or they can be claimed again.
    ///
    ///     let due = try tx.claim(
    ///         "SELECT id FROM timers WHERE brand_id = \(brand) AND due_at <= \(now) ORDER BY due_at, id LIMIT 100"
    ///     ) { $0.int64(0) }
    ///
    /// The query names one table, without grouping. It may answer with fewer rows than its LIMIT while more are due.
    package func claim<Value>(_ sql: SQL, _ decode: (Row) throws -> Value) throws -> [Value] {
        try all(sql + connection.claiming, decode)
    }

    /// Adds many rows at the fastest pace the engine has: one prepared statement, or COPY. Names come from the program.
    package func append(to table: String, columns: [String], _ fill: (inout RowWriter) throws -> Void) throws {
        try connection.append(to: table, columns: columns, fill)
    }

    /// Runs `body` so that its failure undoes only its own changes.
    package func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        let blocksBefore = blocks.count
        let endingsBefore = endings.count
        try connection.command("SAVEPOINT inner_step")
        do {
            let value = try body()
            try connection.command("RELEASE SAVEPOINT inner_step")
            return value
        } catch {
            blocks.removeSubrange(min(blocksBefore, blocks.count)...)
            endings.removeSubrange(min(endingsBefore, endings.count)...)
            try connection.command("ROLLBACK TO SAVEPOINT inner_step")
            try connection.command("RELEASE SAVEPOINT inner_step")
            throw error
        }
    }

    /// The next id of `table`. Gaps are possible, repeats are not.
    package func id(of table: String) throws -> Int64 {
        try ids(of: table, count: 1).lowerBound
    }

    /// `count` ids of `table`, one after the other.
    package func ids(of table: String, count: Int) throws -> Range<Int64> {
        precondition(count >= 0)
        return try connection.allot(table, count: count)
    }

    /// Asks for the next `count` numbers of the brand's gapless sequence. They are taken last, just before COMMIT and in
    /// the order of the brands, so that a follower who has seen a number has seen all lower ones; `write` receives the
    /// first of them then.
    package func sequenced(
        brand: Int64, count: Int, write: @escaping (_ first: Int64, _ tx: WriteTransaction) throws -> Void
    ) {
        guard count > 0 else { return }
        blocks.append(SequencedBlock(brand: brand, count: count, write: write))
    }

    /// Asks for `body` to be the very last step before COMMIT, behind the numbers of facts and in the order asked: for a row
    /// that all who write share, which is then held for as short as can be.
    package func last(_ body: @escaping (WriteTransaction) throws -> Void) {
        endings.append(body)
    }

    /// The last step of a closure, run by the engine before COMMIT.
    func finish() throws {
        let waiting = Dictionary(grouping: blocks, by: \.brand).sorted { $0.key < $1.key }
        blocks = []
        var advances: [Int64: Int64] = [:]
        for (brand, blocks) in waiting {
            let count = blocks.reduce(0) { $0 + $1.count }
            let last = try first(
                """
                INSERT INTO fact_sequences (brand_id, last) VALUES (\(brand), \(count))
                ON CONFLICT (brand_id) DO UPDATE SET last = fact_sequences.last + excluded.last
                RETURNING last
                """
            ) { $0.int64(0) }
            guard let last else { throw DatabaseError.query("no sequence for brand \(brand)") }
            var next = last - Int64(count) + 1
            for block in blocks {
                try block.write(next, self)
                next += Int64(block.count)
            }
            advances[brand] = last
        }
        let last = endings
        endings = []
        for ending in last { try ending(self) }
        if !advances.isEmpty { connection.announce(advances) }
    }
}

private struct SequencedBlock {
    let brand: Int64
    let count: Int
    let write: (Int64, WriteTransaction) throws -> Void
}
