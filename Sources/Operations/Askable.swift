package import Access
package import Shop

/// What may be asked of an installation, of a brand or of the whole, as a door sees it: what it takes, and how it is asked.
package protocol Askable: Sendable {
    associatedtype Output: Sendable

    static var permission: Permission { get }
    static var audited: Audited { get }

    /// - Throws: what the caller may not, and what the operation itself throws.
    func ask(of installation: Installation, as caller: Caller, at now: Instant) async throws -> Output
}
