import ArgumentParser
import Operations
import Shop

/// A command that works on an open installation.
protocol DatabaseCommand: AsyncParsableCommand, Sendable {
    var database: DatabaseOptions { get }
    /// Whether a database that is not there yet is made.
    static var makesDatabase: Bool { get }
    /// Whether it goes on elsewhere when the process that it was handed over to ends.
    static var outlivesHolder: Bool { get }

    /// What it asks to be typed, before anything is opened.
    var asks: [TypedQuestion] { get }

    func run(on session: CommandSession) async throws
}

extension DatabaseCommand {
    static var makesDatabase: Bool { false }
    static var outlivesHolder: Bool { false }
    var asks: [TypedQuestion] { [] }

    mutating func run() async throws {
        var context = CommandContext.current
        do {
            let command = self
            // A command handed over was asked where it was typed.
            if context.held == nil { context.typed = try asks.map { try $0.answer(in: context) } }
            let status = try await CommandSession.open(
                database, makes: Self.makesDatabase, outlivesHolder: Self.outlivesHolder, in: context
            ) {
                try await command.run(on: $0)
            }
            if status != 0 { throw ExitCode(status) }
        } catch let status as ExitCode {
            throw status
        } catch {
            throw ExitCode(Complaint.about(error, asJSON: database.speech.json, in: context))
        }
    }
}
