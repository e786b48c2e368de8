import Access
import Database
import Shop

/// How a session begins for whoever a link was for.
enum SessionBeginning {
    /// - Returns: the session's token, made now and never before.
    static func begin(of member: ID<Member>, at now: Instant, in tx: WriteTransaction) throws -> Secret {
        var generator = SystemRandomNumberGenerator()
        try Sessions.forgetOld(of: member, at: now, in: tx)
        let (session, token) = try Sessions.begin(of: member, at: now, using: &generator, in: tx)
        AuditLog.append(
            AuditEntry(
                .signedIn, by: .member(member, session: session.id), of: AuditSubject(.session, session.id.raw),
                at: now), in: tx)
        return token
    }
}
