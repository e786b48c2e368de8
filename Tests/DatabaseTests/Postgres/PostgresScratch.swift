import Foundation
import TestDatabases
import Testing

@testable import Database

/// A database of its own in the server that the run offers, gone afterwards.
struct PostgresScratch: Sendable {
    static let server = ProcessInfo.processInfo.environment["HUITOU_TEST_POSTGRES"]
    static let isOffered = server != nil
    static let missing: Comment = "HUITOU_TEST_POSTGRES is not set: nothing here was tried on PostgreSQL"

    let url: String
    let engine: PostgresEngine

    /// - Parameter detour: where to reach the server instead, given its address.
    static func with(
        connections: Int = 4, patience: Duration = .seconds(30), glance: Duration = .seconds(1),
        detour: (String) throws -> String = { $0 },
        _ body: (PostgresScratch) async throws -> Void
    ) async throws {
        try await TestSlots.hold {
            try await fresh(connections: connections, patience: patience, glance: glance, detour: detour, body)
        }
    }

    private static func fresh(
        connections: Int, patience: Duration, glance: Duration, detour: (String) throws -> String,
        _ body: (PostgresScratch) async throws -> Void
    ) async throws {
        let server = try #require(server)
        let name = "scratch_\(UUID().uuidString.prefix(13).replacing("-", with: "_").lowercased())"
        let address = server.prefix(through: try #require(server.lastIndex(of: "/"))) + name
        try say("CREATE DATABASE \(name)", at: server)
        do {
            let engine = try PostgresEngine(
                url: detour(String(address)), connections: connections, patience: patience, glance: glance)
            do {
                try await body(PostgresScratch(url: String(address), engine: engine))
            } catch {
                await engine.close()
                throw error
            }
            await engine.close()
        } catch {
            try say("DROP DATABASE \(name) WITH (FORCE)", at: server)
            throw error
        }
        try say("DROP DATABASE \(name) WITH (FORCE)", at: server)
    }

    /// Says something on a connection apart.
    @discardableResult
    static func say(_ text: String, at url: String) throws -> [String] {
        try PostgresWire(PostgresAddress(url)).say(text)
    }

    /// Runs statements written for both engines, separated by semicolons.
    func define(_ statements: String) async throws {
        try await engine.write { tx in try tx.connection.command(Dialect.postgres.expand(statements)) }
    }

    func count(_ table: String) async throws -> Int64 {
        try await engine.read { tx in
            try tx.first("SELECT COUNT(*) FROM \(unescaped: table)") { $0.int64(0) } ?? -1
        }
    }
}
