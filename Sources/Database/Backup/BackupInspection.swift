import Foundation
import GRDB

/// What a back-up says of itself before anything is replaced by it.
package struct BackupInspection: Sendable {
    /// Nil for a server's back-up without a record beside it.
    package let schema: Int64?
    /// Of the keys that its personal values were sealed with; nil when it tells none.
    package let keyFingerprint: String?

    /// Checks that the file is whole and of the right engine.
    ///
    /// - Throws: `DatabaseError.notABackup`.
    package static func look(at path: String, for location: Location) throws -> BackupInspection {
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw DatabaseError.notABackup(path: path, reason: "there is no such file, or it cannot be read")
        }
        let record = try BackupRecord.read(beside: path)
        try record?.check(path)
        let wanted: Dialect =
            switch location {
            case .file: .sqlite
            case .server: .postgres
            }
        if let record, record.engine != wanted.name {
            throw DatabaseError.notABackup(path: path, reason: "it is a back-up of \(record.engine)")
        }
        switch wanted {
        case .sqlite: return try opened(path)
        case .postgres: return BackupInspection(schema: record?.schema, keyFingerprint: record?.keyFingerprint)
        }
    }

    /// What the tables say that were put into a server's database.
    static func look(at path: String, in wire: PostgresWire) throws -> BackupInspection {
        let tables = try wire.say(
            """
            SELECT count(*) FROM pg_tables
            WHERE schemaname = 'public' AND tablename IN ('schema_migrations', 'installation')
            """)
        guard tables == ["2"] else { throw DatabaseError.notABackup(path: path, reason: foreign) }
        let schema = try wire.say("SELECT max(number) FROM public.schema_migrations")
        let fingerprint = try wire.say("SELECT value FROM public.installation WHERE name = 'key_fingerprint'")
        return BackupInspection(schema: schema.first.flatMap { Int64($0) }, keyFingerprint: fingerprint.first)
    }

    private static let foreign = "it is no database of Huitou's"

    /// - Throws: `DatabaseError.notABackup` unless it is a whole SQLite database of ours.
    static func opened(_ path: String) throws -> BackupInspection {
        let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
        guard (log ?? 0) == 0 else {
            throw DatabaseError.notABackup(
                path: path, reason: "a log with more of it lies beside; run huitou doctor --db on it first")
        }
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { database in
                let answer = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? ""
                guard answer == "ok" else { throw DatabaseError.notABackup(path: path, reason: answer) }
                guard try database.tableExists("schema_migrations"), try database.tableExists("installation") else {
                    throw DatabaseError.notABackup(path: path, reason: foreign)
                }
                return BackupInspection(
                    schema: try Int64.fetchOne(database, sql: "SELECT MAX(number) FROM schema_migrations"),
                    keyFingerprint: try String.fetchOne(
                        database, sql: "SELECT value FROM installation WHERE name = 'key_fingerprint'"))
            }
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError.notABackup(path: path, reason: error.message ?? "SQLite \(error.resultCode.rawValue)")
        }
    }
}
