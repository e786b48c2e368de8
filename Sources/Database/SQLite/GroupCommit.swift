import GRDB
import GRDBSQLite
import Synchronization

/// Lets writes that wait at the same time share one transaction and so one wait for the disk, each but the first in a
/// savepoint of its own: one that fails takes nothing from the others. Nobody hears of success before COMMIT has returned.
final class GroupCommit: Sendable {
    /// What one transaction takes at most.
    private static let mostWrites = 256
    private static let leastWork: Duration = .milliseconds(20)
    /// On a disk that is slow to sync it takes more to each, so that fewer wait for more of them.
    private static let mostWork: Duration = .milliseconds(250)
    /// Whoever comes when so many wait is told to come again.
    private static let longestLine = 4_096

    private let pool: DatabasePool
    private let log: WriteAheadLog
    private let followers: Followers
    private let files: FileInPlace
    private let state = Mutex(State())

    private struct State {
        var waiting: [any PendingWrite] = []
        var isDraining = false
        /// Set when the disk failed while writing: what the file holds is then unknown until it is opened again.
        var failed: DatabaseError?
        var isStopped = false
        /// How long the disk took to have the last one.
        var lastSync = Duration.zero
        var stopping: [CheckedContinuation<Void, Never>] = []
    }

    init(_ pool: DatabasePool, _ log: WriteAheadLog, _ followers: Followers, path: String) {
        files = FileInPlace(path: path)
        self.pool = pool
        self.log = log
        self.followers = followers
    }

    func write<Value: Sendable>(_ body: @escaping @Sendable (WriteTransaction) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            enqueue(Submission(body, continuation))
        }
    }

    /// Waits until what was submitted has ended; later writes are refused.
    func stop() async {
        await withCheckedContinuation { continuation in
            let isIdle = state.withLock { state in
                state.isStopped = true
                if state.isDraining { state.stopping.append(continuation) }
                return !state.isDraining
            }
            if isIdle { continuation.resume() }
        }
    }

    /// Why nothing more is written; nil while all is well.
    var failure: DatabaseError? { state.withLock { $0.failed } }

    private func enqueue(_ write: any PendingWrite) {
        let (refusal, mustStart) = state.withLock { state -> (DatabaseError?, Bool) in
            if let failed = state.failed { return (failed, false) }
            if state.isStopped { return (.closed, false) }
            if state.waiting.count >= Self.longestLine { return (.busy, false) }
            state.waiting.append(write)
            defer { state.isDraining = true }
            return (nil, !state.isDraining)
        }
        if let refusal { return write.settle(refusal) }
        guard mustStart else { return }
        pool.asyncWriteWithoutTransaction { self.drain($0) }
    }

    private func drain(_ database: GRDB.Database) {
        while let group = nextGroup() {
            commit(group, database)
        }
    }

    private func nextGroup() -> [any PendingWrite]? {
        let (group, stopping) = state.withLock { state -> ([any PendingWrite]?, [CheckedContinuation<Void, Never>]) in
            guard !state.waiting.isEmpty else {
                state.isDraining = false
                defer { state.stopping = [] }
                return (nil, state.stopping)
            }
            let group = Array(state.waiting.prefix(Self.mostWrites))
            state.waiting.removeFirst(group.count)
            return (group, [])
        }
        for continuation in stopping { continuation.resume() }
        return group
    }

    /// Runs the group, or as much of it as fits the time; the rest goes back to the head of the queue.
    private func commit(_ group: [any PendingWrite], _ database: GRDB.Database) {
        if let failed = state.withLock({ $0.failed }) {
            for write in group { write.settle(failed) }
            return
        }
        let connection = SQLiteConnection(database)
        var done: [(write: any PendingWrite, failure: (any Error)?)] = []
        do {
            try connection.command("BEGIN IMMEDIATE")
            let clock = ContinuousClock()
            let end = clock.now + min(max(Self.leastWork, state.withLock { $0.lastSync }), Self.mostWork)
            for write in group {
                if !done.isEmpty, clock.now >= end { break }
                let isFirst = done.allSatisfy { $0.failure != nil }
                done.append((write, try run(write, on: connection, isFirst: isFirst)))
            }
            let worked = clock.now
            try connection.command("COMMIT")
            state.withLock { $0.lastSync = clock.now - worked }
            try files.check()
        } catch {
            if connection.isInsideTransaction {
                // The COMMIT's own error is what the callers hear; a rollback has nothing to add to it.
                _ = try? connection.command("ROLLBACK")
            }
            remember(error)
            for write in group { write.settle(error) }
            return
        }
        putBack(Array(group.dropFirst(done.count)))
        followers.advance(connection.advances)
        for (write, failure) in done { write.settle(failure) }
        tidy(database)
    }

    /// Returns the failure of this write alone; throws what ended the whole transaction.
    ///
    /// - Parameter isFirst: nothing is written in the transaction yet, so that its rollback takes nothing from others. A
    ///   savepoint has SQLite copy every page before it changes: a write that is alone goes without.
    private func run(
        _ write: any PendingWrite, on connection: SQLiteConnection, isFirst: Bool
    ) throws -> (any Error)? {
        let advances = connection.advances
        if !isFirst { try connection.command("SAVEPOINT grouped") }
        do {
            let tx = WriteTransaction(connection)
            try write.run(in: tx)
            try tx.finish()
            if !isFirst { try connection.command("RELEASE SAVEPOINT grouped") }
            return nil
        } catch {
            guard connection.isInsideTransaction, !Self.endsAll(error) else { throw error }
            if isFirst {
                try connection.command("ROLLBACK")
                try connection.command("BEGIN IMMEDIATE")
            } else {
                try connection.command("ROLLBACK TO SAVEPOINT grouped")
                try connection.command("RELEASE SAVEPOINT grouped")
            }
            connection.advances = advances
            return error
        }
    }

    private func putBack(_ writes: [any PendingWrite]) {
        guard !writes.isEmpty else { return }
        state.withLock { $0.waiting.insert(contentsOf: writes, at: 0) }
    }

    /// What was written is safe in the log, however this ends. But a file into which the log could not be moved gets
    /// nothing more: a second try may succeed without anything having reached the disk.
    private func tidy(_ database: GRDB.Database) {
        do {
            try log.shortenIfLong(database)
        } catch DatabaseError.diskFull {
            // The log grows instead, as far as there is room for it: who writes is told when there is none.
        } catch {
            let failed = error as? DatabaseError ?? .diskFailed(reason: "\(error)")
            state.withLock { $0.failed = failed }
        }
    }

    private static func endsAll(_ error: any Error) -> Bool {
        switch error as? DatabaseError {
        case .diskFull, .diskFailed, .corrupt: true
        default: false
        }
    }

    private func remember(_ error: any Error) {
        guard let error = error as? DatabaseError, case .diskFailed = error else { return }
        state.withLock { $0.failed = error }
    }
}

/// A write waiting for its turn, whatever it returns.
private protocol PendingWrite: Sendable {
    func run(in tx: WriteTransaction) throws
    func settle(_ failure: (any Error)?)
}

private final class Submission<Value: Sendable>: PendingWrite {
    private let body: @Sendable (WriteTransaction) throws -> Value
    private let continuation: CheckedContinuation<Value, any Error>
    private let value = Mutex<Value?>(nil)

    init(
        _ body: @escaping @Sendable (WriteTransaction) throws -> Value,
        _ continuation: CheckedContinuation<Value, any Error>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func run(in tx: WriteTransaction) throws {
        let result = try body(tx)
        value.withLock { $0 = result }
    }

    func settle(_ failure: (any Error)?) {
        if let failure { return continuation.resume(throwing: failure) }
        guard let value = value.withLock({ $0 }) else { return continuation.resume(throwing: DatabaseError.closed) }
        continuation.resume(returning: value)
    }
}
