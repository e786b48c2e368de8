package import Shop

/// A member who has signed in, until they sign out, go away or lose the right to be here.
package struct Session: Sendable, Equatable {
    package let id: ID<Session>
    package let member: ID<Member>
    package let begunAt: Instant
    /// To the minute.
    package let seenAt: Instant
    package let endedAt: Instant?

    package init(id: ID<Session>, member: ID<Member>, begunAt: Instant, seenAt: Instant, endedAt: Instant?) {
        self.id = id
        self.member = member
        self.begunAt = begunAt
        self.seenAt = seenAt
        self.endedAt = endedAt
    }
}
