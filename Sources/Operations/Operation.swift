package import Access
package import Shop

/// One thing that somebody may ask of the installation. It declares what permission it takes; nothing runs before that
/// has been checked.
package protocol Operation: Sendable {
    associatedtype Output: Sendable

    static var permission: Permission { get }

    func run(in installation: Installation, at now: Instant) async throws -> Output
}
