import ArgumentParser
import Foundation
import Shop
import Synchronization

/// The command line. It holds no logic: each command asks an operation and shows its answer.
@main
struct Huitou: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "huitou",
        abstract: text(en: "Know every customer of your shops, and bring them back.", zh: "认识每一位顾客，让他们回头。"),
        discussion: text(
            en: "Every command takes --json for scripts and --lang zh|en.\n\n" + ExitStatus.list.english,
            zh: "所有命令支持 --json（供脚本使用）与 --lang zh|en。\n\n" + ExitStatus.list.chinese),
        subcommands: [
            ServeCommand.self, DemoCommand.self, SampleCommand.self, BrandCommand.self, StoreCommand.self,
            ImportCommand.self,
            ConflictsCommand.self, RFMCommand.self, StagesCommand.self, ValueCommand.self, MovementCommand.self,
            CyclesCommand.self, DueCommand.self, SegmentsCommand.self, CustomersCommand.self, TraitsCommand.self,
            RisksCommand.self, WebhooksCommand.self, AsideCommand.self, LeftOutCommand.self, ClerkCommand.self,
            ConsentCommand.self, RetentionCommand.self,
            BackupCommand.self, RestoreCommand.self, StaffCommand.self, KeysCommand.self, KeyringCommand.self,
            AuditCommand.self,
            DoctorCommand.self,
            VersionCommand.self,
        ])

    static func main() async {
        // A reader that goes away (`| head`) ends the output, not a write to the database.
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow further is an error of that write, not the end of the process.
        signal(SIGXFSZ, SIG_IGN)
        let context = CommandContext.ofProcess
        let given = GivenArguments.ofProcess
        var status = await answer(given, in: context)
        // A failure says more than that its answer was lost.
        if let lost = ProcessOutput.lost.withLock({ $0 }), [ExitStatus.done, .partly].map(\.rawValue).contains(status) {
            status = Complaint.about(AnswerLost(failure: lost), asJSON: given.wantJSON, in: context).rawValue
        }
        Foundation.exit(status)
    }

    /// Runs what the arguments ask for, on behalf of a context. Returns the exit status.
    static func answer(_ given: GivenArguments, in context: CommandContext) async -> Int32 {
        do {
            var command = try parseAsRoot(given.all)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return ExitStatus.done.rawValue
        } catch let status as ExitCode {
            return status.rawValue
        } catch {
            if exitCode(for: error) == .success {
                let page = unbroken(error)
                let isHelp = page.hasPrefix("OVERVIEW: ")
                let help = HelpPage(language: context.language, columns: min(100, context.output.width))
                context.output.out((isHelp ? help.text(of: page) : page) + "\n")
                return ExitStatus.done.rawValue
            }
            return Complaint.about(mistake(in: error, given) ?? error, asJSON: given.wantJSON, in: context).rawValue
        }
    }

    /// What was wrong with the call that the parser refused; nil for an error that is not the parser's.
    private static func mistake(in error: any Error, _ given: GivenArguments) -> UsageMistake? {
        guard exitCode(for: error) == .validationFailure else { return nil }
        return ParserMessage(sentence: message(for: error), page: unbroken(error)).mistake(given, commands: commands)
    }

    /// The parser's whole text, no line of it broken.
    private static func unbroken(_ error: any Error) -> String {
        fullMessage(for: error, columns: 100_000)
    }

    /// The names of the commands under a path such as `huitou brand`.
    private static func commands(under path: String) -> [String] {
        let parent = path.split(separator: " ").dropFirst().reduce(Self.configuration) { configuration, name in
            configuration.subcommands.first { $0._commandName == name }?.configuration ?? CommandConfiguration()
        }
        return parent.subcommands.map { $0._commandName }
    }

    static func text(en english: String, zh chinese: String) -> String {
        Phrase(en: english, zh: chinese)(in: CommandContext.ofProcess.language)
    }
}
