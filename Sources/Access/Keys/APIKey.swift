package import Shop

/// What another program opens a brand with. Of its text only the prefix is known any more.
package struct APIKey: Sendable, Equatable {
    package let id: ID<APIKey>
    package let brand: ID<Brand>
    package let label: String
    /// `hk_k7m2p9q4`
    package let prefix: String
    package let permissions: Set<Permission>
    /// Of which it brings events; nil where it brings none.
    package let store: ID<Store>?
    /// Nil for the command line.
    package let maker: ID<Member>?
    package let madeAt: Instant
    package let expiresAt: Instant?
    package let revokedAt: Instant?
    /// To the minute.
    package let usedAt: Instant?

    package init(
        id: ID<APIKey>, brand: ID<Brand>, label: String, prefix: String, permissions: Set<Permission>,
        store: ID<Store>? = nil, maker: ID<Member>?, madeAt: Instant, expiresAt: Instant?, revokedAt: Instant?,
        usedAt: Instant?
    ) {
        self.id = id
        self.brand = brand
        self.label = label
        self.prefix = prefix
        self.permissions = permissions
        self.store = store
        self.maker = maker
        self.madeAt = madeAt
        self.expiresAt = expiresAt
        self.revokedAt = revokedAt
        self.usedAt = usedAt
    }

    package func isAlive(at now: Instant) -> Bool {
        revokedAt == nil && expiresAt.map { now < $0 } ?? true
    }
}
