import Foundation

/// A program run to its end, its words thrown away.
enum Child {
    struct Failure: Error {
        let program: String
        let status: Int32
    }

    static func run(_ program: String, _ arguments: [String], home: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(["HOME": home]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure(program: program, status: process.terminationStatus) }
    }
}
