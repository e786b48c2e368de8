package import Database
import Foundation
import Shop

/// An engine that store tests run on. PostgreSQL is there when `HUITOU_TEST_POSTGRES` names a server; `make test` starts
/// one, `Scripts/test` alone runs on SQLite only.
package enum TestEngine: String, CaseIterable, Sendable, CustomStringConvertible {
    case sqlite
    case postgres

    package static let server = ProcessInfo.processInfo.environment["HUITOU_TEST_POSTGRES"]

    package static var available: [TestEngine] {
        server == nil ? [.sqlite] : [.sqlite, .postgres]
    }

    package var description: String { rawValue }

    /// Runs `body` with the place of a fresh, empty database, and removes it afterwards.
    @discardableResult
    package func location<Value>(_ body: (Location) async throws -> Value) async throws -> Value {
        try await TestSlots.hold { try await fresh(body) }
    }

    private func fresh<Value>(_ body: (Location) async throws -> Value) async throws -> Value {
        switch self {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "huitou-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            return try await body(.file(path: folder.appending(path: "shop.db").path))
        case .postgres:
            let server = Self.server ?? ""
            let name = "t_" + UUID().uuidString.lowercased().replacing("-", with: "")
            try Self.psql(server, "CREATE DATABASE \(name)")
            defer { try? Self.psql(server, "DROP DATABASE IF EXISTS \(name) WITH (FORCE)") }
            guard var parts = URLComponents(string: server) else { throw DatabaseError.unreachable(reason: server) }
            parts.path = "/" + name
            return try await body(.server(url: parts.string ?? server))
        }
    }

    /// Runs `body` with an open database of the given schema.
    @discardableResult
    package func database<Value>(
        _ migrations: [Migration], _ body: (Database) async throws -> Value
    ) async throws -> Value {
        try await location { location in
            let database = try await Database.open(
                location, makes: true, migrations: migrations, at: Instant(milliseconds: 1_700_000_000_000))
            do {
                let value = try await body(database)
                try await database.close()
                return value
            } catch {
                // The test's own failure is the one to report.
                _ = try? await database.close()
                throw error
            }
        }
    }

    private static func psql(_ server: String, _ command: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/psql")
        process.arguments = ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", server, "-c", command]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw DatabaseError.query(command) }
    }
}
