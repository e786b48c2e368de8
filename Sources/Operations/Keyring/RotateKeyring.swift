package import Access
import Database
package import Shop

/// Wraps everything with a new key while others go on working. Cut short, it is gone on with by the next start, or by
/// rotating again.
package struct RotateKeyring: Operation {
    package static let permission = Permission.administerInstallation
    package static let audited = Audited.change([.keyringRotated])

    package init() {}

    /// One that was cut short is brought to its end; no other key is made then.
    ///
    /// - Throws: `DatabaseError.fileStuck`, `CustomersError.sealedWithUnknownKey`.
    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> KeyringStatus {
        let rotation = KeyRotation(installation)
        let pending = try await installation.database.read { try KeyNumber.pending(in: $0) }
        if pending == nil { _ = try await rotation.begin(by: rights.caller, at: now) }
        try await rotation.goOn()
        return try await KeyringStatus(of: installation)
    }
}
