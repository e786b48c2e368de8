package import Foundation
import TestDatabases

/// The program itself, run as a user runs it.
package struct Binary: Sendable {
    package struct Answer: Sendable {
        package let status: Int32
        package let out: String
        package let error: String
    }

    /// That a command failed which was to succeed.
    package struct Failed: Error {
        let said: String
    }

    package let folder: String

    /// Where the build put a program, beside the tests.
    package static func path(_ name: String = "huitou") -> String {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        return (bundle as NSString).deletingLastPathComponent + "/" + name
    }

    /// Runs `body` with a folder of its own.
    package static func inFolder<Value>(_ body: (Binary) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "huitou-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await TestSlots.hold { try await body(Binary(folder: folder)) }
    }

    package func file(_ name: String) -> String { folder + "/" + name }

    /// Starts the program with output into files, so that no pipe can fill up.
    ///
    /// - Parameters:
    ///   - typed: what it reads on standard input.
    ///   - program: another one than `huitou`, by its path.
    package func start(
        _ arguments: [String], environment: [String: String] = [:], typed: String? = nil, program: String = path()
    ) throws -> Running {
        let name = UUID().uuidString
        let out = file(name + ".out")
        let error = file(name + ".err")
        for path in [out, error] { try Data().write(to: URL(filePath: path)) }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8"].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        if let typed {
            let path = file(name + ".in")
            try Data(typed.utf8).write(to: URL(filePath: path))
            process.standardInput = FileHandle(forReadingAtPath: path)
        }
        process.standardOutput = FileHandle(forWritingAtPath: out)
        process.standardError = FileHandle(forWritingAtPath: error)
        try process.run()
        return Running(process: process, out: out, error: error)
    }

    package func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Answer {
        try start(arguments, environment: environment).finish()
    }

    /// The answer in JSON to a command that succeeds.
    package func object(_ arguments: [String]) throws -> [String: Any] {
        let answer = try start(arguments).finish()
        guard answer.status == 0,
            let object = try JSONSerialization.jsonObject(with: Data(answer.out.utf8)) as? [String: Any]
        else { throw Failed(said: answer.error) }
        return object
    }

    /// A database with a small sample brand, the same for the same number of customers.
    package func makeSample(_ place: String, customers: Int = 300) throws {
        let made = try run("sample", "--customers", String(customers), "--seed", "5", "--db", place)
        guard made.status == 0 else { throw Failed(said: made.error) }
    }

    package struct Running {
        package let process: Process
        package let out: String
        package let error: String

        package func finish() throws -> Answer {
            process.waitUntilExit()
            return Answer(
                status: process.terminationStatus, out: try String(contentsOfFile: out, encoding: .utf8),
                error: try String(contentsOfFile: error, encoding: .utf8))
        }
    }

    /// A file of so many rows in Online Retail's form, the same for the same count.
    package func retailFile(_ name: String, rows: Int) throws -> String {
        var text = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
        for row in 0..<rows {
            let order = row / 8
            let customer = 10_000 + order * 7 % 997
            let day = 1 + order * 3 % 28
            let month = 1 + order % 12
            text += "\(500_000 + order),P\(row * 13 % 400),THING \(row * 13 % 400),\(1 + row % 5),"
            text += "2025-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day) 10:00:00,"
            text += "\(1 + row % 90).\(10 + row % 90),\(customer),Nowhere\n"
        }
        let path = file(name)
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }
}
