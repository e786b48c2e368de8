import Access
import Customers
import Database
import Shop

/// What a database knows that a back-up is about to replace.
struct ReplacedDatabase: Sendable {
    /// Which history goes on in it; nil where there is none, or where it is not of these keys or cannot be asked.
    var history: String?
    /// Whether its audit is whole, up to where the note beside the keys says that it ended.
    var isAuditWhole = false
    /// Why it cannot be told who was erased in it, as of a database that is damaged; nil when they are listed.
    var complaint: Phrase?

    /// Asks it, and lists who was erased in it: the list beside the keys may have lost them.
    ///
    /// - Throws: `DatabaseError.held`, `.unreachable`, and what keeps the list from being written.
    static func look(at place: DatabasePlace, _ list: ErasureList, _ file: KeyFile) async throws -> ReplacedDatabase {
        let database: Database
        do {
            database = try Database.look(at: place.location)
        } catch DatabaseError.noSuchDatabase {
            return ReplacedDatabase()
        } catch let error as DatabaseError {
            return ReplacedDatabase(complaint: try complaint(about: error))
        }
        let found: Result<ReplacedDatabase, any Error>
        do {
            found = .success(try await ask(database, at: place, list, file))
        } catch {
            found = .failure(error)
        }
        do {
            try await database.close()
            return try found.get()
        } catch let error as DatabaseError {
            return ReplacedDatabase(complaint: try complaint(about: error))
        }
    }

    private static func ask(
        _ database: Database, at place: DatabasePlace, _ list: ErasureList, _ file: KeyFile
    ) async throws -> ReplacedDatabase {
        let keys = try file.read()
        let history = try await database.read { tx -> String? in
            // A database of other keys has a list of its own.
            guard try tx.has(table: "installation"), try KeyFingerprint.kept(in: tx) == keys.fingerprint else {
                return nil
            }
            return try DatabaseHistory.name(in: tx, keys)
        }
        guard let history else { return ReplacedDatabase() }
        var found = ReplacedDatabase(history: history)
        let note = place.auditHeadFile(keysPath: file.path, history: history)
        do {
            if let noted = try note.read() {
                found.isAuditWhole = try await database.read { tx in
                    try tx.has(table: "audit_rows") && AuditCheck.fault(noted: noted, in: tx) == nil
                }
            }
        } catch is AccessError {
            // A note that cannot be read proves nothing.
            found.isAuditWhole = false
        } catch let error as DatabaseError {
            _ = try complaint(about: error)
        }
        do {
            try list.add(try await database.read { try Erasures.all(in: $0) }, of: history, keys)
        } catch let error as DatabaseError {
            found.complaint = try complaint(about: error)
        }
        return found
    }

    private static func complaint(about error: DatabaseError) throws -> Phrase {
        switch error {
        case .held, .unreachable, .busy: throw error
        default:
            Phrase(
                en:
                    "What was there could not be asked who was erased in it (\(error.message.english)) Whoever is not in the "
                    + "list beside the keys may be back.",
                zh: "无法读取原数据库中的删除记录（\(error.message.chinese)）未列入密钥旁名单的客户可能会重新出现。")
        }
    }
}
