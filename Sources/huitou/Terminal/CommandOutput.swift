import Foundation
import Synchronization

/// Where a command's words go.
protocol CommandOutput: Sendable {
    /// Answers.
    func out(_ text: String)
    /// Progress and errors.
    func error(_ text: String)
    /// Whether a person watches the progress.
    var isTerminal: Bool { get }
    /// Whether the answers go to a terminal.
    var isAnswerTerminal: Bool { get }
    /// Whether the person wants colours and bold type where there is a terminal.
    var hasColours: Bool { get }
    /// Columns of the terminal.
    var width: Int { get }
    /// Whether nobody is there any more to read what is said.
    var isGone: Bool { get }
}

/// This process's own standard output and error.
struct ProcessOutput: CommandOutput {
    /// The error number of the first answer that could not be written, other than to a reader who had gone.
    static let lost = Mutex<Int32?>(nil)

    func out(_ text: String) {
        guard let failure = Self.write(text, to: STDOUT_FILENO), failure != EPIPE else { return }
        Self.lost.withLock { $0 = $0 ?? failure }
    }

    /// Nothing can be said of an error that cannot be said.
    func error(_ text: String) {
        _ = Self.write(text, to: STDERR_FILENO)
    }

    /// The error number; nil when all was written.
    private static func write(_ text: String, to descriptor: Int32) -> Int32? {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return errno }
            bytes = bytes.dropFirst(count)
        }
        return nil
    }

    var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    var isGone: Bool { false }

    var isAnswerTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// See https://no-color.org.
    var hasColours: Bool { ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty }

    var width: Int {
        var size = winsize()
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        }
        return 80
    }
}
