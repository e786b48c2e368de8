package import Access
import Database
package import Shop

extension Installation {
    /// Who a session's token belongs to, and that they were here.
    ///
    /// - Throws: `AccessError.notSignedIn`.
    package func caller(session token: Secret, at now: Instant) async throws -> Caller {
        let session = try await database.read { try Sessions.find(token, in: $0) }
        guard let session, SessionRules.isAlive(session, at: now) else {
            if let session, session.endedAt == nil, SessionRules.isAhead(session, at: now) {
                _ = try await database.write { try Sessions.end(session.id, at: now, in: $0) }
            }
            throw AccessError.notSignedIn
        }
        if SessionRules.isToBeSeen(session, at: now) {
            try await database.write { try Sessions.see(session.id, at: now, in: $0) }
        }
        return .member(session.member, session: session.id)
    }

    /// Which key this is, and that it was used.
    ///
    /// - Throws: `AccessError.notSignedIn`.
    package func caller(key given: Secret, at now: Instant) async throws -> Caller {
        // Whether it opens anything still is asked by every operation, with what it opens.
        if let key = knownKeys.find(given, at: now) { return .key(key) }
        guard let text = APIKeyText(given),
            let key = try await database.read({ try APIKeys.find(text, in: $0) }), key.isAlive(at: now)
        else { throw AccessError.notSignedIn }
        var used = key.usedAt ?? now
        if key.usedAt.map({ now.milliseconds - $0.milliseconds >= Self.usedEveryMilliseconds }) ?? true {
            try await database.write { try APIKeys.use(key.id, at: now, in: $0) }
            used = now
        }
        knownKeys.note(
            given, as: key.id, at: now, until: used.advanced(milliseconds: Self.usedEveryMilliseconds))
        return .key(key.id)
    }

    private static var usedEveryMilliseconds: Int64 { 60_000 }
}
