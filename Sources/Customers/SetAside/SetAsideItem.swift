package import Shop

/// Something that was set aside, without what it says.
package struct SetAsideItem: Sendable {
    package let id: ID<SetAsideItem>
    package let store: ID<Store>?
    package let source: SetAsideSource
    package let topic: String
    package let reason: SetAsideReason
    package let receivedAt: Instant
    /// Bytes, as it was sent.
    package let size: Int

    /// Whether more was sent than is kept: it cannot be tried again.
    package var isCut: Bool { size > SetAside.mostBytes }

    package var place: SetAsidePlace { SetAsidePlace(receivedAt: receivedAt, id: id) }
}

/// Where a list of what was set aside goes on.
package struct SetAsidePlace: Hashable, Sendable {
    package let receivedAt: Instant
    package let id: ID<SetAsideItem>

    package init(receivedAt: Instant, id: ID<SetAsideItem>) {
        self.receivedAt = receivedAt
        self.id = id
    }
}
