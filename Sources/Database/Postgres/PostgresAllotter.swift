import Synchronization

/// Allots ids: one sequence for each table, `orders_ids` for `orders`, of which a block is taken at a time.
///
/// A sequence does not roll back and takes no lock until COMMIT, so writers don't wait for one another; but two who
/// each call `nextval` many times get their numbers mixed. Here a range of any length comes out whole: its taker holds an
/// advisory lock while `setval` moves the sequence over the range. The lock belongs to a savepoint, and rolling back to
/// that gives it up at once, whatever happens to the transaction; the sequence keeps its new value. All of it is one
/// message, and nobody who holds the lock waits for anything.
///
/// What is left of a block goes to the transaction's successors, but only once it has committed: a transaction that is
/// undone may have made the sequence itself, and its numbers would come again.
final class PostgresAllotter: Sendable {
    static let blockSize = 64

    private let blocks = Mutex(PostgresIDBlocks())

    /// What makes the sequence of `table`, in a migration.
    static func prepareIDs(table: String) -> [String] {
        ["CREATE SEQUENCE \(table)_ids AS BIGINT"]
    }

    /// Takes `size` ids; its last answer is the last of them.
    static func statement(for table: String, size: Int) -> String {
        """
        SAVEPOINT allot_ids;
        SELECT pg_advisory_xact_lock('pg_class'::regclass::oid::int, '\(table)_ids'::regclass::oid::int);
        SELECT setval('\(table)_ids', nextval('\(table)_ids') + \(size - 1));
        ROLLBACK TO SAVEPOINT allot_ids;
        RELEASE SAVEPOINT allot_ids
        """
    }

    func take(_ count: Int, of table: String) -> Range<Int64>? {
        blocks.withLock { $0.take(count, of: table) }
    }

    func keep(_ others: PostgresIDBlocks) {
        blocks.withLock { $0.keep(others) }
    }
}
