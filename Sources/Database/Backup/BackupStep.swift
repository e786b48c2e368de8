/// What making a back-up consists of, in order. Each may be the last before the process ends: what bore the name before then
/// still bears it, or the new one does, and either has its record beside it.
package enum BackupStep: String, Sendable, CaseIterable {
    /// Some of the copy is written.
    case copying
    /// The copy is whole, on the disk and checked, under the name of an unfinished one.
    case copied
    /// What it is stands beside, under the name of an unfinished record.
    case noted
    /// It bears its name.
    case named
    /// Its record does, too.
    case finished

    /// Called after each step, for tests that end the process there.
    @TaskLocal package static var reached: @Sendable (BackupStep) throws -> Void = { _ in }
}
