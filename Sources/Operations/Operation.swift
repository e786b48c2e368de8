package import Access
package import Shop

/// One thing that somebody may ask of the installation as a whole. It declares what permission it takes; nothing runs
/// before that has been checked.
package protocol Operation: Sendable {
    associatedtype Output: Sendable

    /// Of the installation.
    static var permission: Permission { get }

    static var audited: Audited { get }

    /// - Parameter rights: what the caller may do, as read when the operation began.
    func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> Output
}

extension Operation {
    package static var audited: Audited { .not }
}
