package import Shop

/// A value that was not kept of a person before.
package struct FreshValue: Hashable, Sendable {
    package let customer: ID<Customer>
    package let kind: PersonalKind
    let blindIndex: [UInt8]
    /// Whether it can name somebody: no mask, no placeholder.
    let isUsable: Bool
}
