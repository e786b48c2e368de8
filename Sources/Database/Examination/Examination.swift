import Foundation
import GRDB
import GRDBSQLite
package import Shop

/// Looks over a database: settings that durability hangs on, integrity, room on the disk, versions.
package enum Examination {
    package static func findings(of database: Database) async throws -> [Finding] {
        var findings = try await version(database)
        if let engine = database.engine as? SQLiteEngine {
            findings += try await engine.settings().map { name, found, wanted in
                Finding(Phrase(en: name, zh: name), found == wanted ? .good : .bad, found)
            }
        }
        findings += try await database.dialect == .sqlite ? sqliteIntegrity(database) : serverSettings(database)
        if case .file(let path) = database.location { findings.append(room(for: path)) }
        return findings
    }

    private static func version(_ database: Database) async throws -> [Finding] {
        let schema = try await database.schemaVersion()
        let engine: String =
            switch database.dialect {
            case .sqlite: "SQLite \(String(cString: sqlite3_libversion()))"
            case .postgres: try await database.read { try $0.first("SHOW server_version") { $0.text(0) } ?? "?" }
            }
        return [
            Finding(Phrase(en: "engine", zh: "引擎"), .good, engine),
            Finding(Phrase(en: "schema", zh: "结构版本"), .good, String(schema)),
        ]
    }

    private static func sqliteIntegrity(_ database: Database) async throws -> [Finding] {
        let (damage, foreignKeys) = try await database.read { tx in
            (
                try SQLiteDamage.found(in: tx),
                try readable { try tx.all("PRAGMA foreign_key_check") { $0.optionalText(0) ?? "?" } }
            )
        }
        let integrity = Phrase(en: "integrity", zh: "完整性")
        let keys = Phrase(en: "foreign keys", zh: "外键")
        let tables = foreignKeys.map { Set($0).sorted() }
        return [
            damage.map { Finding(integrity, .bad, $0.words) } ?? Finding(integrity, .good, fine),
            Finding(
                keys, tables == [] ? .good : .bad,
                tables.map { $0.isEmpty ? fine : broken(in: $0.joined(separator: ", ")) } ?? unreadable),
        ]
    }

    /// Nil when what is asked lies in a damaged part of the file.
    package static func readable<Value>(_ body: () throws -> Value) throws -> Value? {
        do {
            return try body()
        } catch DatabaseError.corrupt {
            return nil
        }
    }

    /// Found where a question could not be answered for damage.
    package static let unreadable = Phrase(en: "cannot be read: the file is damaged", zh: "无法读取：文件已损坏")

    private static let fine = Phrase(en: "as it should be", zh: "正常")

    private static func broken(in tables: String) -> Phrase {
        Phrase(en: "broken in \(tables)", zh: "异常：\(tables)")
    }

    private static func serverSettings(_ database: Database) async throws -> [Finding] {
        try await database.read { tx in
            try ["fsync", "full_page_writes", "synchronous_commit"].map { name in
                let found = try tx.first("SELECT setting FROM pg_settings WHERE name = \(name)") { $0.text(0) } ?? "?"
                return Finding(Phrase(en: name, zh: name), found == "off" ? .bad : .good, found)
            }
        }
    }

    private static func room(for path: String) -> Finding {
        let name = Phrase(en: "room on the disk", zh: "磁盘空间")
        var status = statvfs()
        guard statvfs(path, &status) == 0, status.f_blocks > 0 else {
            return Finding(name, .warning, Phrase(en: "cannot be told", zh: "无法获知"))
        }
        let free = Double(status.f_bavail) * Double(status.f_frsize)
        let used = 1 - Double(status.f_bavail) / Double(status.f_blocks)
        let (megabytes, percent) = (Int(free / 1_000_000), Int(used * 100))
        let text = Phrase(
            en: "\(megabytes) MB free, \(percent)% used", zh: "剩余 \(megabytes) MB，已用 \(percent)%")
        return Finding(name, used >= 0.95 ? .warning : .good, text)
    }
}
