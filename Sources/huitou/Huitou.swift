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
            en: "Every command takes --json for scripts and --lang zh|en. Exit status: 0 done, 64 wrong usage, "
                + "65 bad input, 66 not found, 69 not available now, 73 conflict, 74 answer not written, 77 not allowed, 70 fault.",
            zh: "所有命令支持 --json 与 --lang zh|en。退出码：0 成功，64 用法错误，65 输入有误，66 未找到，69 暂不可用，73 冲突，74 输出失败，77 无权限，70 内部错误。"),
        subcommands: [
            DemoCommand.self, BrandCommand.self, StoreCommand.self, ImportCommand.self, ConflictsCommand.self,
            RFMCommand.self, CustomersCommand.self, BackupCommand.self, RestoreCommand.self, DoctorCommand.self,
            VersionCommand.self,
        ])

    static func main() async {
        // A reader that goes away (`| head`) ends the output, not a write to the database.
        signal(SIGPIPE, SIG_IGN)
        // A file that may not grow further is an error of that write, not the end of the process.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            if let lost = ProcessOutput.lost.withLock({ $0 }) {
                CommandContext.ofProcess.output.error("huitou: \(String(cString: strerror(lost)))\n")
                Foundation.exit(ExitStatus.answerLost)
            }
        } catch let status as ExitCode {
            Foundation.exit(status.rawValue)
        } catch {
            exit(withError: error)
        }
    }

    /// `--lang zh` may also stand before the command's name.
    private static var arguments: [String] {
        let given = Array(CommandLine.arguments.dropFirst())
        guard given.count > 2, given[0] == "--lang" else { return given }
        return Array(given.dropFirst(2)) + given.prefix(2)
    }

    static func text(en english: String, zh chinese: String) -> String {
        Phrase(en: english, zh: chinese)(in: CommandContext.ofProcess.language)
    }
}
