import Foundation
import Synchronization

/// Where a command's words go.
protocol CommandOutput: Sendable {
    /// Answers.
    func out(_ text: String)
    /// Progress and errors.
    func error(_ text: String)
    /// Whether a person watches the progress and sees colours.
    var isTerminal: Bool { get }
    /// Whether the answers go to a terminal.
    var isAnswerTerminal: Bool { get }
    /// Columns of the terminal.
    var width: Int { get }
}

/// This process's own standard output and error.
struct ProcessOutput: CommandOutput {
    func out(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    func error(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }

    var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    var isAnswerTerminal: Bool {
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
    }

    var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }
}
