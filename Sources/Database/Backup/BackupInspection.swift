import Foundation
import GRDB

/// What a back-up says of itself before anything is replaced by it.
package struct BackupInspection: Sendable {
    /// Nil for a server's back-up without a record beside it.
    package let schema: Int64?
    /// Of the keys that its personal values were sealed with; nil when it tells none.
    package let keyFingerprint: String?
    /// What it holds, where that can be told yet: a server's only lies open once it was put in.
    let contents: BackupContents?

    /// By `DatabaseHistory`; nil where it cannot be told yet.
    package func history(_ keys: Keys) -> String? {
        contents.map { $0.installation["history"] ?? DatabaseHistory.derived(keys, madeAt: $0.madeAt) }
    }

    /// Where it was made, as `Location` marks places; nil where it does not say.
    package var place: String? { contents?.installation["place"] }

    /// Checks that the file is whole and of the right engine.
    ///
    /// - Throws: `DatabaseError.notABackup`.
    package static func look(at path: String, for location: Location) throws -> BackupInspection {
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw DatabaseError.notABackup(path: path, reason: "there is no such file, or it cannot be read")
        }
        let record = try BackupRecord.checked(beside: path)
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
        case .postgres:
            return BackupInspection(schema: record?.schema, keyFingerprint: record?.keyFingerprint, contents: nil)
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
        let contents = try BackupContents(in: wire)
        return BackupInspection(
            schema: schema.first.flatMap { Int64($0) }, keyFingerprint: contents.installation["key_fingerprint"],
            contents: contents)
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
                let contents = try BackupContents(in: database)
                return BackupInspection(
                    schema: try Int64.fetchOne(database, sql: "SELECT MAX(number) FROM schema_migrations"),
                    keyFingerprint: contents.installation["key_fingerprint"], contents: contents)
            }
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError.notABackup(path: path, reason: error.message ?? "SQLite \(error.resultCode.rawValue)")
        }
    }
}
