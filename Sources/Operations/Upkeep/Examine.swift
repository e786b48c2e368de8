package import Access
import Customers
import Database
import Facts
package import Shop

/// Looks over the installation: settings, integrity, invariants, keys.
package struct Examine: Operation {
    package static let permission = Permission.administerInstallation
    /// What the finding about the keys is called.
    package static let keyFileName = Phrase(en: "key file", zh: "密钥文件")
    /// And that about what they open.
    package static let openedName = Phrase(en: "what the keys open", zh: "密钥解密")
    private let keysPath: String?

    /// - Parameter keysPath: nil for the file that the installation was opened with.
    package init(keysPath: String? = nil) {
        self.keysPath = keysPath
    }

    package func run(
        by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [Finding] {
        let file = keysPath.map { KeyFile(path: $0) } ?? installation.keyFile
        let keysPath = file.path
        let name = Self.keyFileName
        let exposed = Phrase(
            en: "\(keysPath): readable by others; chmod 600", zh: "\(keysPath)：他人可读，请执行 chmod 600")
        let key = file.isExposed ? Finding(name, .warning, exposed) : Finding(name, .good, keysPath)
        let found = try await Self.findings(of: installation.database)
        do {
            return try await found + ColumnsExamination.findings(of: installation)
                + [
                    key, KeysExamination.finding(of: installation, all: false),
                    ErasureExamination.finding(of: installation), AuditExamination.finding(of: installation),
                ]
        } catch DatabaseError.corrupt {
            // What was found before is what somebody needs to hear.
            return found + [key, Finding(Phrase(en: "audit", zh: "审计记录"), .bad, Examination.unreadable)]
        }
    }

    /// The same of a database whose keys are missing or those of another: everything but what only keys can open.
    ///
    /// - Parameter complaint: what is wrong with the keys.
    package static func withoutKeys(
        _ place: DatabasePlace, because complaint: Phrase, as caller: Caller, at now: Instant
    ) async throws -> [Finding] {
        try Rights.withoutDatabase(of: caller).demand(permission)
        let database = try await Database.open(
            place.location, makes: false, migrations: Installation.migrations, at: now)
        do {
            let found = try await findings(of: database)
            try await database.close()
            return found + [Finding(keyFileName, .bad, complaint)]
        } catch {
            // What went wrong above is what the caller must hear.
            _ = try? await database.close()
            throw error
        }
    }

    private static func findings(of database: Database) async throws -> [Finding] {
        try await Examination.findings(of: database)
            + database.read { tx in
                try (FactInvariants.questions + CustomerInvariants.questions).map { name, sql in
                    guard let broken = try Examination.readable({ try tx.first(sql) { $0.int64(0) } ?? 0 }) else {
                        return Finding(name, .bad, Examination.unreadable)
                    }
                    let detail =
                        broken == 0
                        ? Phrase(en: "as it should be", zh: "正常")
                        : Phrase(en: "broken \(broken) times", zh: "\(broken) 处异常")
                    return Finding(name, broken == 0 ? .good : .bad, detail)
                }
            }
    }
}
