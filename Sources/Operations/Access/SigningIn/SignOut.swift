package import Access
import Database
package import Shop

/// Ends the session in which it is asked.
package struct SignOut: Operation {
    package static let permission = Permission.keepAccount
    package static let audited = Audited.change([.signedOut])

    package init() {}

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws {
        guard case .member(_, let session) = rights.caller else { throw AccessError.noSuchSession }
        try await installation.database.write { tx in
            try Sessions.end(session, at: now, in: tx)
            AuditLog.append(
                AuditEntry(.signedOut, by: rights.caller, of: AuditSubject(.session, session.raw), at: now), in: tx)
        }
    }
}
