import Foundation
import Testing

/// Makes the disk fail under this process: `strace` answers EIO to whoever waits for a certain file to be on it.
struct FailingDisk {
    static let isOffered = FileManager.default.isExecutableFile(atPath: strace) && geteuid() == 0
    static let missing: Comment = "strace, or the right to use it, is missing: no failing disk was tried"
    private static let strace = "/usr/bin/strace"

    private let process = Process()
    private let said = Pipe()

    /// Returns once the disk fails.
    init(of path: String) throws {
        process.executableURL = URL(filePath: Self.strace)
        process.arguments = [
            "-f", "-p", "\(getpid())", "-P", path, "-o", "/dev/null", "-e", "trace=fdatasync,fsync",
            "-e", "inject=fdatasync,fsync:error=EIO",
        ]
        process.standardError = said
        try process.run()
        var words = ""
        while !words.contains("attached") {
            let data = said.fileHandleForReading.availableData
            try #require(!data.isEmpty, "strace said: \(words)")
            words += String(decoding: data, as: UTF8.self)
        }
    }

    /// Returns once it works again.
    func mend() {
        // Started by a thread that withholds signals, it would not hear a milder word.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
