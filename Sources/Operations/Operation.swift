package import Access
package import Shop

/// One thing that somebody may ask of the installation as a whole. It declares what permission it takes; nothing runs
/// before that has been checked.
package protocol Operation: Askable {
    associatedtype Output

    /// Of the installation.
    static var permission: Permission { get }

    /// - Parameter rights: what the caller may do, as read when the operation began.
    func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> Output
}

extension Operation {
    package static var audited: Audited { .not }

    package func ask(of installation: Installation, as caller: Caller, at now: Instant) async throws -> Output {
        try await installation.run(self, as: caller, at: now)
    }
}
