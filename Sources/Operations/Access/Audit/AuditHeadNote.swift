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

    /// Begins the note of a database in which nothing has been done since there is an audit. Of any other a note that is
    /// missing was taken away, and stays missing until somebody says that it may begin anew.
    func begin(of database: Database) async throws {
        guard try await database.read({ try AuditLog.isUntouched(in: $0) }) else { return }
        complaining { if try file.read() == nil { try file.write(.beforeTheFirst, begins: true) } }
    }

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
            guard let noted = try file.read() else { return }
            let head = try await database.read { tx in
                // Rows written anew over those that were noted: what was noted is the proof, however long they are.
                guard try noted.number == 0 || AuditLog.hash(of: noted.number, in: tx) == noted.hash else {
                    return AuditHead?.none
                }
                return try AuditLog.head(in: tx)
            }
            guard let head else { return }
            complaining { try file.write(head) }
        } catch let error as AccessError {
            state.withLock { $0.complaint = error.message }
        } catch {
            // Whoever works with the database hears of it.
            return
        }
    }

    private func complaining(_ write: () throws -> Void) {
        do {
            try write()
            state.withLock { $0.complaint = nil }
        } catch let error as any Explained {
            state.withLock { $0.complaint = error.message }
        } catch {
            state.withLock { $0.complaint = Phrase(en: "\(error)", zh: "\(error)") }
        }
    }
}
