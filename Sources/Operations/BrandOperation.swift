package import Access
package import Shop

/// One thing that somebody may ask of a brand. It declares what permission it takes there and names the brand; nothing
/// runs before the brand was found among the caller's and the permission checked.
package protocol BrandOperation: Askable {
    associatedtype Output

    /// Of a brand.
    static var permission: Permission { get }

    /// What the audit says of an answer, where answers are audited.
    static func audited(_ output: Output) -> AuditedAnswer

    /// How many persons an answer names, where it lists some.
    static func count(_ output: Output) -> Int

    /// The brand's name or id (`b_…`); nil for the only one that the caller has.
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

    package func ask(of installation: Installation, as caller: Caller, at now: Instant) async throws -> Output {
        try await installation.run(self, as: caller, at: now)
    }

    package static func audited(_ output: Output) -> AuditedAnswer { AuditedAnswer() }

    package static func count(_ output: Output) -> Int { 0 }
}
