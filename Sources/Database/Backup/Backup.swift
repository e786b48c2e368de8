import Foundation
import GRDB
package import Shop

/// Copies a database that is in use into one file, and puts such a file back. A copy bears its name only when it is whole,
/// on the disk and checked; a copy that had the name before stays until then.
package enum Backup {
    /// - Parameter progress: the share done, between 0 and 1.
    package static func make(
        of database: Database, to path: String, at now: Instant, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> BackupRecord {
        let schema = try await database.schemaVersion()
        switch (database.engine, database.location) {
        case (let engine as SQLiteEngine, _): try await copy(engine, to: path, progress: progress)
        case (_, .server(let url)):
            unlink(BackupRecord.path(of: path))
            try PostgresBackup(url: url).backup(to: path)
        case (_, .file(let path)): throw DatabaseError.cannotOpen(path: path, reason: "no engine for it")
        }
        let record = try BackupRecord.measured(path, engine: database.dialect, schema: schema, at: now)
        try record.write(beside: path)
        return record
    }

    /// Puts a back-up in the place of a database that nobody uses. Without `replaces` the place must be empty; with it
    /// what was there is set aside. Returns where it was set aside.
    package static func restore(
        from path: String, to location: Location, replaces: Bool, at now: Instant
    ) throws -> String? {
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
        switch location {
        case .server(let url):
            try PostgresBackup(url: url).restore(from: path, replace: replaces)
            return nil
        case .file(let target): return try put(path, at: target, replaces: replaces, now: now)
        }
    }

    private static func copy(
        _ engine: SQLiteEngine, to path: String, progress: @escaping @Sendable (Double) -> Void
    ) async throws {
        let partial = path + ".partial"
        unlink(partial)
        do {
            guard FileManager.default.createFile(atPath: partial, contents: nil, attributes: [.posixPermissions: 0o600])
            else { throw DatabaseError.backupFailed("cannot write \(partial)") }
            try await engine.copy(to: partial, progress: progress)
            try check(partial)
            try settle(partial)
            unlink(BackupRecord.path(of: path))
            guard rename(partial, path) == 0 else {
                throw DatabaseError.backupFailed(String(cString: strerror(errno)))
            }
            try settle(URL(filePath: path).deletingLastPathComponent().path)
        } catch {
            unlink(partial)
            if case DatabaseError.diskFull = error { throw DatabaseError.backupFailed("the disk is full") }
            throw error
        }
    }

    private static func put(_ backup: String, at target: String, replaces: Bool, now: Instant) throws -> String? {
        let lock = try FileLock(path: target + ".lock", of: target)
        defer { lock.release() }
        let files = FileManager.default
        let isThere = files.fileExists(atPath: target)
        guard !isThere || replaces else { throw DatabaseError.alreadyThere(path: target) }
        let partial = target + ".partial"
        unlink(partial)
        do {
            try files.copyItem(atPath: backup, toPath: partial)
            try check(partial)
            try settle(partial)
        } catch let error as DatabaseError {
            unlink(partial)
            throw error
        } catch {
            unlink(partial)
            throw DatabaseError.backupFailed(error.localizedDescription)
        }
        var aside: String?
        if isThere {
            let name = "\(target).replaced-\(now.seconds)"
            // The log belongs to the old file and must neither stay with the new one nor get lost.
            for suffix in ["", "-wal", "-shm"] where files.fileExists(atPath: target + suffix) {
                guard rename(target + suffix, name + suffix) == 0 else {
                    throw DatabaseError.backupFailed(String(cString: strerror(errno)))
                }
            }
            aside = name
        }
        guard rename(partial, target) == 0 else { throw DatabaseError.backupFailed(String(cString: strerror(errno))) }
        try settle(URL(filePath: target).deletingLastPathComponent().path)
        return aside
    }

    /// - Throws: `DatabaseError.notABackup` unless it is a whole SQLite database of ours.
    private static func check(_ path: String) throws {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            let (answer, isOurs) = try queue.read { database in
                (
                    try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? "",
                    try database.tableExists("schema_migrations")
                )
            }
            guard answer == "ok" else { throw DatabaseError.notABackup(path: path, reason: answer) }
            guard isOurs else { throw DatabaseError.notABackup(path: path, reason: "it is no database of Huitou's") }
        } catch let error as GRDB.DatabaseError {
            throw DatabaseError.notABackup(path: path, reason: error.message ?? "SQLite \(error.resultCode.rawValue)")
        }
    }

    /// Waits until the file or folder is on the disk.
    private static func settle(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DatabaseError.backupFailed(String(cString: strerror(errno))) }
        defer { _ = close(descriptor) }
        guard fsync(descriptor) == 0 else { throw DatabaseError.backupFailed(String(cString: strerror(errno))) }
    }
}
