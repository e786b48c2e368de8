import Foundation
import Testing

@testable import Database

/// A PostgreSQL of a test's own, which may be stopped and killed.
struct PrivateServer: Sendable {
    private let folder: String
    private let port: Int
    private let programs: String

    var url: String { "postgres://postgres@127.0.0.1:\(port)/postgres" }

    static func with(_ body: (PrivateServer) async throws -> Void) async throws {
        let server = try PrivateServer()
        defer {
            server.runQuietly(["pg_ctl", "-D", server.data, "-m", "immediate", "stop"])
            do {
                try FileManager.default.removeItem(atPath: server.folder)
            } catch {
                Issue.record(error)
            }
        }
        try server.start()
        try await body(server)
    }

    private init() throws {
        let versions = try FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")
        let newest = try #require(versions.max { $0.compare($1, options: .numeric) == .orderedAscending })
        programs = "/usr/lib/postgresql/\(newest)/bin"
        folder = "/tmp/huitou-private-\(UUID().uuidString.prefix(8))"
        port = Int.random(in: 12_000..<20_000)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        if geteuid() == 0 {
            let owner = try #require(getpwnam("postgres"))
            try #require(chown(folder, owner.pointee.pw_uid, owner.pointee.pw_gid) == 0)
        }
        try run(["initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"])
    }

    func start() throws {
        let options = "-c listen_addresses=127.0.0.1 -p \(port) -k \(folder) -c fsync=off -c max_connections=30"
        try run(["pg_ctl", "-D", data, "-l", "\(folder)/log", "-w", "-o", options, "start"])
    }

    /// Stops it as a power cut would.
    func crash() throws {
        try run(["pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"])
    }

    /// Runs its arguments in a folder. The server outlives whoever starts it, and would keep other tests' sockets open.
    private static let apart = """
        cd "$0"
        for file in /proc/$$/fd/*; do
            number=${file##*/}
            if ((number > 2)); then eval "exec $number>&-"; fi
        done
        exec "$@" </dev/null >/dev/null 2>&1
        """

    private var data: String { "\(folder)/data" }

    private func run(_ arguments: [String]) throws {
        let status = try status(of: arguments)
        try #require(status == 0, "\(arguments[0]) ended with \(status)")
    }

    private func runQuietly(_ arguments: [String]) {
        do {
            _ = try status(of: arguments)
        } catch {
            Issue.record(error)
        }
    }

    /// The server refuses to run as root.
    ///
    /// Not Foundation's `Process`: it takes a program to be running until all that it left behind has ended, too.
    private func status(of arguments: [String]) throws -> Int32 {
        let owner = geteuid() == 0 ? ["runuser", "-u", "postgres", "--"] : []
        let program = ["\(programs)/\(arguments[0])"] + arguments.dropFirst()
        let all = ["/bin/bash", "-c", Self.apart, folder] + owner + program
        let words = all.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        try #require(posix_spawn(&child, all[0], nil, nil, words, environ) == 0)
        var status: Int32 = 0
        try #require(waitpid(child, &status, 0) == child)
        return status
    }
}
