package import Access
import Database
package import Shop

/// The sessions of an account that are open.
package struct ListSessions: Operation {
    package static let permission = Permission.keepAccount

    package struct Line: Sendable {
        /// `v_…`
        package let id: String
        package let session: Session
        /// Whether it is the one in which this is asked.
        package let isThis: Bool
    }

    private let name: String?

    /// - Parameter name: nil for one's own.
    package init(of name: String?) {
        self.name = name
    }

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> [Line] {
        try await installation.database.read { tx in
            let member = try OneAccount(name, by: rights, in: tx).member
            return try Sessions.open(of: member.id, in: tx).filter { SessionRules.isAlive($0, at: now) }.map {
                session in
                Line(
                    id: installation.outerIDs.shown(session.id.raw, prefix: "v"), session: session,
                    isThis: rights.caller == .member(member.id, session: session.id))
            }
        }
    }
}
