package import Access
import Database
package import Shop

/// Ends one session of an account, or all.
package struct EndSessions: Operation {
    package static let permission = Permission.keepAccount
    package static let audited = Audited.change([.sessionsEnded])
    private let name: String?
    private let id: String?

    /// - Parameters:
    ///   - name: nil for one's own account.
    ///   - id: `v_…`; nil for all.
    package init(of name: String?, _ id: String? = nil) {
        self.name = name
        self.id = id
    }

    /// - Returns: how many were open.
    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> Int {
        try await installation.database.write { tx in
            let member = try OneAccount(name, by: rights, in: tx).member
            let ended: Int
            if let id {
                guard let raw = installation.outerIDs.id(id, prefix: "v"),
                    try Sessions.find(ID(raw), in: tx)?.member == member.id
                else { throw AccessError.noSuchSession }
                ended = try Sessions.end(ID(raw), at: now, in: tx)
            } else {
                ended = try Sessions.endAll(of: member.id, at: now, in: tx)
            }
            AuditLog.append(
                AuditEntry(.sessionsEnded, by: rights.caller, of: AuditSubject(.member, member.id.raw), at: now), in: tx
            )
            return ended
        }
    }
}
