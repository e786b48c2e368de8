package import Access
import Database
package import Shop

/// Makes the link with which the first owner begins in a browser: for an hour, once. Only while nobody works here.
package struct InviteFirstOwner: Operation {
    package static let permission = Permission.administerInstallation
    package static let audited = Audited.change([.memberInvited])

    package init() {}

    /// - Returns: the token, which is not shown again; nil where somebody works here.
    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> Secret? {
        // A server that starts where somebody works changes nothing by that.
        guard try await installation.isWithoutMembers() else { return nil }
        let keys = installation.keys
        return try await installation.database.write { tx -> Secret? in
            try AuditLog.hold(in: tx)
            guard try !StartLinks.isSomebodyHere(in: tx) else { return nil }
            var generator = SystemRandomNumberGenerator()
            AuditLog.append(AuditEntry(.memberInvited, by: rights.caller, at: now), in: tx)
            return StartLinks.make(keys, at: now, using: &generator)
        }
    }
}
