package import Access
import Database
package import Shop

/// Copies the database into a file while it is used.
package struct BackUp: Operation {
    package static let permission = Permission.administerInstallation
    package static let audited = Audited.answer(.backedUp)
    private let path: String
    private let keysPath: String

    /// - Parameter keysPath: the key file in use, which a back-up must not replace.
    package init(to path: String, keysPath: String) {
        self.path = path
        self.keysPath = keysPath
    }

    package func run(
        by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> BackupAnswer {
        let record = try await Backup.make(
            of: installation.database, keysPath: keysPath, to: path, at: now
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
