import Access
import Database
import Shop
import Synchronization

/// Writes down now and then where the audit ends. That it cannot be written does not stop what is audited: somebody hears
/// of it at the end.
final class AuditHeadNote: Sendable {
    private static let everyMilliseconds: Int64 = 60_000

    private struct State {
        var notedAt: Instant?
        var complaint: Phrase?
    }

    let file: AuditHeadFile
    private let state = Mutex(State())

    init(_ file: AuditHeadFile) {
        self.file = file
    }

    var complaints: [Phrase] { state.withLock { $0.complaint.map { [$0] } ?? [] } }

    func note(of database: Database, at now: Instant) async {
        let isDue = state.withLock { state in
            if let last = state.notedAt, last <= now, now.milliseconds - last.milliseconds < Self.everyMilliseconds {
                return false
            }
            state.notedAt = now
            return true
        }
        if isDue { await write(of: database) }
    }

    func noteAtEnd(of database: Database) async {
        await write(of: database)
    }

    private func write(of database: Database) async {
        do {
            guard let head = try await database.read({ try AuditLog.head(in: $0) }) else { return }
            try file.write(head)
            state.withLock { $0.complaint = nil }
        } catch let error as AccessError {
            state.withLock { $0.complaint = error.message }
        } catch {
            // Whoever works with the database hears of it.
            return
        }
    }
}
