/// What an erasure consists of, in order. Each may be the last before the process ends: the next start begins anew behind
/// the first.
package enum ErasureStep: Int, Sendable, CaseIterable {
    /// The tables are committed.
    case tables
    /// It is listed beside the keys.
    case listed
    /// Files that the program wrote are gone.
    case files
    /// Columns are gone, from memory and from the disk.
    case columns
    /// The bytes of what was deleted are gone.
    case bytes
    /// It is noted that all is done.
    case finished

    /// Called after each step, for tests that end the process there.
    @TaskLocal package static var reached: @Sendable (ErasureStep) throws -> Void = { _ in }
}
