package import Access
import Database
package import Shop

/// Takes a key that nothing of this database uses out of the key file, for good. Back-ups from before its rotation cannot
/// be read any more, nor another database that still uses it. Neither can be seen from here: so only by somebody's word.
package struct RetireKey: Operation {
    package static let permission = Permission.administerInstallation
    package static let audited = Audited.change([.keyRetired])
    private let number: Int64

    package init(_ number: Int64) {
        self.number = number
    }

    /// - Throws: `KeyringError`, `DatabaseError.fileStuck`.
    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> KeyringStatus {
        let status = try await KeyringStatus(of: installation)
        guard let key = status.keys.first(where: { $0.number == number }), key.isThere else {
            throw KeyringError.noSuchKey(number)
        }
        guard !key.isLasting else { throw KeyringError.isLasting(number) }
        guard !key.isCurrent else { throw KeyringError.isCurrent(number) }
        let standing = try await installation.database.read { try KeyNumber.standing(in: $0) }
        // Below what stands nobody wraps anything any more; what is above it, another database uses, or a rotation will.
        guard let standing, number < standing else { throw KeyringError.isNewer(number) }
        guard key.uses == 0, status.pending == nil else {
            throw KeyringError.isUsed(number, rows: key.uses)
        }
        // The row is there before the key is gone.
        let entry = AuditEntry(.keyRetired, by: rights.caller, note: String(number), at: now)
        try await installation.database.write { AuditLog.append(entry, in: $0) }
        try installation.keyFile.remove(number)
        return try await KeyringStatus(of: installation)
    }
}
