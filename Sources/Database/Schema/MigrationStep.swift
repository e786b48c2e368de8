/// Where a migration stands: behind so many of its statements. Tests end the process there.
package struct MigrationStep: Sendable, Equatable {
    package let number: Int64
    package let statements: Int

    package init(number: Int64, statements: Int) {
        self.number = number
        self.statements = statements
    }

    /// Called after each statement, before anything of the migration is committed.
    @TaskLocal package static var reached: @Sendable (MigrationStep) throws -> Void = { _ in }
}
