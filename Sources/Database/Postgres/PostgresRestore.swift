import Foundation
import Shop

/// Puts a back-up into a database on a server, in one transaction: whatever fails or is killed, what was there still
/// stands. Blocks its thread.
struct PostgresRestore {
    /// How the names begin under which replaced tables are kept.
    static let aside = "huitou_replaced_"

    private let address: PostgresAddress

    init(url: String) throws {
        address = try PostgresAddress(url)
    }

    /// Refuses while anybody is connected: who is would lose what they were told is kept.
    func refuseWhileUsed() throws {
        let wire = try PostgresWire(address)
        // The server notices a moment later that somebody has hung up.
        for wait in 0...20 {
            if wait > 0 { usleep(100_000) }
            let others = try wire.say(
                "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
                    + "AND backend_type = 'client backend' LIMIT 1")
            if others.isEmpty { return }
        }
        throw DatabaseError.held(path: address.shown)
    }

    /// Puts it into an empty database, or with `replace` in the place of what is there. Nobody else uses the database
    /// meanwhile.
    ///
    /// - Parameter check: looks at what was put in, by names with their schema, and throws when it is not to stand.
    /// - Returns: the schema in which what was there before is kept; nil when nothing was.
    func restore(
        from path: String, replace: Bool, at now: Instant, check: (PostgresWire) throws -> Void
    ) throws -> String? {
        let program = try PostgresProgram("pg_restore")
        if let complaint = try program.run(["--list", path], password: nil) {
            throw DatabaseError.notABackup(path: path, reason: complaint)
        }
        let wire = try PostgresWire(address)
        let isFull = try !wire.say("SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace LIMIT 1").isEmpty
        if isFull, !replace { throw DatabaseError.alreadyThere(path: address.shown) }
        // The connection ends with this function, and an open transaction with it.
        _ = try wire.say("BEGIN")
        let aside = isFull ? try setAside(wire, at: now) : nil
        let script = PostgresScript(on: wire)
        let complaint: String?
        do {
            complaint = try program.run(
                ["--exit-on-error", "--no-owner", "--no-privileges", "--file=-", path], password: nil,
                reading: script.play)
        } catch let error as DatabaseError {
            throw error.kind == .unavailable ? error : .notABackup(path: path, reason: "\(error.message.english)")
        }
        if let complaint { throw DatabaseError.notABackup(path: path, reason: complaint) }
        try check(wire)
        switch PostgresCommit(over: wire, "COMMIT") {
        case .done: return aside
        case .refused(let error): throw error
        case .unanswered: throw DatabaseError.uncertain
        }
    }

    private func setAside(_ wire: PostgresWire, at now: Instant) throws -> String {
        let taken = Set(
            try wire.say("SELECT string_agg(nspname, ' ') FROM pg_namespace").joined().split(separator: " "))
        var name = "\(Self.aside)\(now.seconds)"
        var number = 1
        while taken.contains(Substring(name)) {
            number += 1
            name = "\(Self.aside)\(now.seconds)_\(number)"
        }
        _ = try wire.say(
            """
            ALTER SCHEMA public RENAME TO \(name);
            CREATE SCHEMA public;
            GRANT USAGE ON SCHEMA public TO PUBLIC
            """)
        return name
    }
}
