package import Access
import Database
package import Shop

extension Installation {
    /// Whether nobody works here yet: what there is to do then is to begin.
    package func isWithoutMembers() async throws -> Bool {
        try await database.read { try !StartLinks.isSomebodyHere(in: $0) }
    }

    /// Whether a link opens the first start. Using it asks again.
    package func opensFirstStart(_ token: Secret, at now: Instant) async throws -> Bool {
        guard let madeAt = StartLinks.madeAt(token, keys, at: now) else { return false }
        return try await database.read { try !StartLinks.isUsed(madeAt, in: $0) }
    }
}
