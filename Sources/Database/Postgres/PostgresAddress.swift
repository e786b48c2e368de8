import CLibPQ
import Foundation

/// Where a database is: `postgres://user:password@host:port/name?setting=value`, as libpq reads it.
struct PostgresAddress: Sendable {
    /// libpq's words for what the address says, and what Huitou adds where it says nothing.
    let settings: [String: String]
    let password: String?

    init(_ url: String) throws {
        // libpq's own complaint would quote the whole address with its password.
        guard url.hasPrefix("postgres://") || url.hasPrefix("postgresql://") else {
            throw DatabaseError.cannotOpen(path: "the database", reason: "its address does not begin with postgres://")
        }
        guard let options = PQconninfoParse(url, nil) else {
            throw DatabaseError.cannotOpen(path: "the database", reason: "its address is not well formed")
        }
        defer { PQconninfoFree(options) }
        var settings = Self.defaults
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { settings[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        password = settings.removeValue(forKey: "password")
        self.settings = settings
    }

    /// The address without its password, for people.
    var shown: String {
        let user = settings["user"].map { "\($0)@" } ?? ""
        let port = settings["port"].map { ":\($0)" } ?? ""
        return "postgres://\(user)\(settings["host"] ?? "")\(port)/\(settings["dbname"] ?? "")"
    }

    /// The address without its password in libpq's `key='value'` form, for PostgreSQL's own programs.
    var connectionText: String {
        settings.sorted { $0.key < $1.key }.map { key, value in
            let escaped = value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
            return "\(key)='\(escaped)'"
        }.joined(separator: " ")
    }

    /// A connected handle. Blocks for at most as long as the address allows.
    func connect() throws -> OpaquePointer {
        var all = settings
        all["password"] = password
        let pairs = Array(all)
        let keywords = pairs.map { strdup($0.key) } + [nil]
        let values = pairs.map { strdup($0.value) } + [nil]
        defer { for pointer in keywords + values { free(pointer) } }
        let opened = PQconnectdbParams(keywords.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 0)
        guard let handle = opened else {
            throw DatabaseError.unreachable(reason: "out of memory")
        }
        guard PQstatus(handle) == CONNECTION_OK else {
            defer { PQfinish(handle) }
            throw PostgresFailure(lost: handle).error
        }
        // Notices ("… exists, skipping") would go to standard error.
        PQsetNoticeProcessor(handle, { _, _ in }, nil)
        return handle
    }

    /// A dead line is noticed within half a minute, in either direction. No limit on how long a statement may take.
    private static let defaults = [
        "application_name": "huitou", "client_encoding": "UTF8", "connect_timeout": "10", "keepalives": "1",
        "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3", "tcp_user_timeout": "30000",
    ]
}
