package import Shop

/// 客户标识: one name that a customer is known by in a store.
package struct HeldIdentity: Hashable, Sendable {
    package let kind: IdentityKind
    package let store: ID<Store>
    package let blindIndex: [UInt8]
    /// Whose rows it brings.
    package let customer: ID<Customer>
    package let since: Instant
}
