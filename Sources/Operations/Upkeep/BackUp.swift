package import Access
import Database
package import Shop

/// Copies the database into a file while it is used. That somebody began to is in the audit before any of it is copied, and so
/// in the copy: whatever ends the process, nobody has carried everything away unseen.
package struct BackUp: Operation {
    package static let permission = Permission.administerInstallation
    package static let audited = Audited.change([.backedUp])
    private let path: String
    private let keysPath: String
    private let replaces: Bool

    /// - Parameters:
    ///   - keysPath: the key file in use, which a back-up must not replace.
    ///   - replaces: whether an older back-up of the same name gives way.
    package init(to path: String, keysPath: String, replaces: Bool = false) {
        self.replaces = replaces
        self.path = path
        self.keysPath = keysPath
    }

    package func run(
        by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> BackupAnswer {
        let record = try await Backup.make(
            of: installation.database, keysPath: keysPath, to: path, replaces: replaces, at: now,
            begins: {
                let entry = AuditEntry(.backedUp, by: rights.caller, at: now)
                try await installation.database.write { AuditLog.append(entry, in: $0) }
            }
        ) { _ in }
        return BackupAnswer(engine: record.engine, bytes: record.bytes, sha256: record.sha256)
    }
}

/// What a back-up came to.
package struct BackupAnswer: Sendable {
    package let engine: String
    package let bytes: Int
    package let sha256: String
}
