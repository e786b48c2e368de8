package import Access
package import Shop

/// One thing that somebody may ask of a brand. It declares what permission it takes there and names the brand; nothing
/// runs before the brand was found among the caller's and the permission checked.
package protocol BrandOperation: Sendable {
    associatedtype Output: Sendable

    /// Of a brand.
    static var permission: Permission { get }

    static var audited: Audited { get }

    /// What the audit says of an answer, where answers are audited.
    static func audited(_ output: Output) -> AuditedAnswer

    /// The brand's name; nil for the only one that the caller has.
    var brand: String? { get }

    /// - Parameters:
    ///   - brand: the one named.
    ///   - rights: what the caller may do, as read when the operation began.
    func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Output
}

extension BrandOperation {
    package static var audited: Audited { .not }

    package static func audited(_ output: Output) -> AuditedAnswer { AuditedAnswer() }
}
