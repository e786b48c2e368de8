import Access
import Foundation
import Operations
import Shop

/// In whose stead a command runs: its words, its folder, and where its output goes. A command handed over by another
/// process runs in that process's context.
struct CommandContext: Sendable {
    let language: Language
    let folder: String
    let output: any CommandOutput
    /// Set while a command runs inside the process that holds the database.
    let held: HeldInstallation?
    /// What was typed that must not stand among the arguments.
    var typed: [Secret] = []

    @TaskLocal static var current = CommandContext.ofProcess

    /// What one process has open.
    struct HeldInstallation: Sendable {
        let path: String
        let installation: Installation
        let end = HolderEnd()
    }

    /// Where a path given by the user leads, seen from the user's folder.
    func path(_ given: String) -> String {
        let expanded = (given as NSString).expandingTildeInPath
        if expanded.hasPrefix("/") { return expanded }
        return URL(filePath: folder).appending(path: expanded).standardizedFileURL.path
    }

    func say(_ phrase: Phrase) {
        output.out(phrase(in: language) + "\n")
    }

    func say(en english: String, zh chinese: String) {
        say(Phrase(en: english, zh: chinese))
    }

    func words(en english: String, zh chinese: String) -> String {
        Phrase(en: english, zh: chinese)(in: language)
    }

    func show(_ table: Table) {
        let isTerminal = output.isAnswerTerminal
        output.out(
            table.aligned(bold: isTerminal && output.hasColours, width: isTerminal ? output.width : nil))
    }

    /// The context of this process itself, by its arguments and environment.
    static let ofProcess = CommandContext(
        language: spokenLanguage(), folder: FileManager.default.currentDirectoryPath, output: ProcessOutput(), held: nil
    )

    /// `--lang` comes first, then the locale; English when neither says.
    private static func spokenLanguage() -> Language {
        if let language = GivenArguments.language(in: CommandLine.arguments) { return language }
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale.flatMap { Language(tag: $0) } ?? .english
    }
}
