import Foundation
import Shop
import Synchronization

@testable import huitou

/// Keeps what a command run in this process says.
final class Heard: CommandOutput {
    private let said = Mutex(("", ""))
    let isTerminal: Bool
    let isAnswerTerminal: Bool
    let hasColours: Bool
    let width: Int
    let isGone = false

    init(isTerminal: Bool = false, hasColours: Bool = false, width: Int = 80) {
        self.isTerminal = isTerminal
        isAnswerTerminal = isTerminal
        self.hasColours = hasColours
        self.width = width
    }

    var answers: String { said.withLock { $0.0 } }
    var complaints: String { said.withLock { $0.1 } }

    func out(_ text: String) {
        said.withLock { $0.0 += text }
    }

    func error(_ text: String) {
        said.withLock { $0.1 += text }
    }

    func context(in language: Language) -> CommandContext {
        CommandContext(
            language: language, folder: FileManager.default.temporaryDirectory.path, output: self, held: nil)
    }
}
