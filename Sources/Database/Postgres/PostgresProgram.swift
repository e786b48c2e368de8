import Foundation

/// One of PostgreSQL's own client programs, run without a shell.
struct PostgresProgram {
    private let name: String
    private let path: String

    /// - Throws: `toolMissing` when it is neither on PATH nor where Debian keeps those of each version.
    init(_ name: String) throws {
        guard let path = Self.candidates(name).first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw DatabaseError.toolMissing(name)
        }
        self.name = name
        self.path = path
    }

    /// Runs it to its end.
    /// - Parameters:
    ///   - password: given through the environment, which other users cannot see; arguments they can.
    ///   - reading: reads what it says to its end. If it throws, the program is ended and that is what went wrong.
    /// - Returns: nil when it went well, else the first line of its complaint.
    func run(
        _ arguments: [String], password: String?, reading: ((UnsafeMutablePointer<FILE>) throws -> Void)? = nil
    ) throws -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment
        environment["PGPASSWORD"] = password ?? environment["PGPASSWORD"]
        environment["LC_ALL"] = "C"
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = reading == nil ? FileHandle.nullDevice : output
        let complaints = Pipe()
        process.standardError = complaints
        do {
            try process.run()
        } catch {
            throw DatabaseError.toolMissing(name)
        }
        let failure = reading.flatMap { Self.failure(of: $0, output) }
        let said = complaints.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        if let failure { throw failure }
        guard process.terminationReason != .exit || process.terminationStatus != 0 else { return nil }
        let complaint = Self.firstComplaint(String(decoding: said, as: UTF8.self))
        return complaint ?? "\(name) ended with \(process.terminationStatus)"
    }

    /// Closes the output afterwards, which ends a program that has more to say.
    private static func failure(
        of reading: (UnsafeMutablePointer<FILE>) throws -> Void, _ output: Pipe
    ) -> (any Error)? {
        defer { try? output.fileHandleForReading.close() }
        guard let file = fdopen(dup(output.fileHandleForReading.fileDescriptor), "r") else {
            return DatabaseError.backupFailed(String(cString: strerror(errno)))
        }
        defer { fclose(file) }
        do {
            try reading(file)
            return nil
        } catch {
            return error
        }
    }

    private static func candidates(_ name: String) -> [String] {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let newestFirst = versions.sorted { $0.compare($1, options: .numeric) == .orderedDescending }
        return (newestFirst.map { "/usr/lib/postgresql/\($0)/bin" } + folders).map { "\($0)/\(name)" }
    }

    /// Its further lines quote the rows that were at fault.
    private static func firstComplaint(_ said: String) -> String? {
        let lines = said.split(whereSeparator: \.isNewline)
        return (lines.first { $0.contains("error:") } ?? lines.first).map { String($0.prefix(300)) }
    }
}
