/// What a rotation of keys consists of, in order. Each may be the last before the process ends: the next start, or the
/// next rotation, goes on.
enum RotationStep: Int, Sendable, CaseIterable {
    /// The new key is on the disk.
    case kept
    /// The database says that it is the one.
    case standing
    /// Some persons' keys are wrapped with it.
    case some
    /// All persons' keys are, and the secrets of second factors.
    case all
    /// It is noted that all is done.
    case finished

    /// Called after each step, for tests that end the process there.
    @TaskLocal static var reached: @Sendable (RotationStep) throws -> Void = { _ in }
}
