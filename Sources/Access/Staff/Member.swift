package import Shop

/// Somebody who works here.
package struct Member: Sendable, Equatable {
    package let id: ID<Member>
    /// Signed in with, too; the case of its letters makes no difference.
    package let name: String
    /// Of the agency, for what concerns the installation.
    package let isAdministrator: Bool
    package let madeAt: Instant

    package init(id: ID<Member>, name: String, isAdministrator: Bool, madeAt: Instant) {
        self.id = id
        self.name = name
        self.isAdministrator = isAdministrator
        self.madeAt = madeAt
    }
}
