import Foundation
package import Shop

/// Copies a database that is in use into one file, and puts such a file back. A copy bears its name only when it is whole,
/// on the disk and checked; a copy that had the name before stays until then.
package enum Backup {
    /// - Parameters:
    ///   - replaces: whether an older back-up of the same name gives way to it, once it is whole.
    ///   - begins: called when nothing stands in its way any more, before any of it is copied.
    ///   - progress: the share done, between 0 and 1.
    /// - Throws: `DatabaseError.backupThere`; `.backupFailed`, also for a place where one of the database's own files lies.
    package static func make(
        of database: Database, keysPath: String, to path: String, replaces: Bool = false, at now: Instant,
        begins: () async throws -> Void = {}, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> BackupRecord {
        if case .file(let own) = database.location { try refuseOwnFiles(of: own, keysPath: keysPath, path) }
        if FileManager.default.fileExists(atPath: path) {
            guard BackupRecord.isThere(beside: path) else {
                throw DatabaseError.backupFailed("\(path) exists and is no back-up; choose another name")
            }
            guard replaces else { throw DatabaseError.backupThere(path: path) }
        }
        let schema = try await database.schemaVersion()
        let fingerprint = try await KeyFingerprint.kept(in: database)
        let reached = BackupStep.reached
        let unfinished = try UnfinishedBackup(of: path)
        do {
            try BackupRecord.settle(beside: path)
            try await begins()
            switch (database.engine, database.location) {
            case (let engine as SQLiteEngine, _):
                try await copy(engine, to: unfinished.path, reached: reached, progress: progress)
            case (_, .server(let url)): try PostgresBackup(url: url).dump(to: unfinished.path)
            case (_, .file(let path)): throw DatabaseError.cannotOpen(path: path, reason: "no engine for it")
            }
            try DiskSync.settle(unfinished.path)
            try reached(.copied)
            let record = try BackupRecord.measured(
                unfinished.path, engine: database.dialect, schema: schema, keyFingerprint: fingerprint, at: now)
            try unfinished.finish(record, reached: reached)
            return record
        } catch {
            unfinished.discard()
            throw error
        }
    }

    /// Puts a back-up in the place of a database that nobody uses. Without `replaces` the place must be empty; with it
    /// what was there is set aside. Returns where it was set aside: a file, or a schema of the server's database.
    ///
    /// - Parameter accept: throws when what the back-up says of itself does not fit; nothing has changed by then.
    ///   Asked again about what was put into a server, before it stands. Returns what the restored database is to say of
    ///   itself instead, by name; it stands together with it.
    package static func restore(
        from path: String, to location: Location, replaces: Bool, at now: Instant,
        accept: (BackupInspection) throws -> [String: String] = { _ in [:] }
    ) throws -> String? {
        let sayings = try accept(BackupInspection.look(at: path, for: location))
        switch location {
        case .server(let url):
            let server = try PostgresRestore(url: url)
            try server.refuseWhileUsed()
            return try server.restore(from: path, replace: replaces, at: now) { wire in
                try RestoredSayings(accept(BackupInspection.look(at: path, in: wire))).put(in: wire)
            }
        case .file(let target):
            return try put(path, at: target, replaces: replaces, now: now, saying: RestoredSayings(sayings))
        }
    }

    /// A copy must not take the place of what it is copied from, nor of the files that belong to it.
    private static func refuseOwnFiles(of database: String, keysPath: String, _ path: String) throws {
        func place(_ path: String) -> String {
            let url = URL(filePath: path)
            let folder = url.deletingLastPathComponent().resolvingSymlinksInPath().path
            return URL(filePath: folder + "/" + url.lastPathComponent).resolvingSymlinksInPath().path
        }
        let own =
            ["", "-wal", "-shm", ".keys", ".keys.audit", ".keys.erasures", ".lock", ".sock"].map {
                place(database + $0)
            }
            + ["", ".audit", ".erasures"].map { place(keysPath + $0) }
        guard [path, BackupRecord.path(of: path)].allSatisfy({ !own.contains(place($0)) }) else {
            throw DatabaseError.backupFailed("\(path) is a file of the database itself; choose another name")
        }
    }

    private static func copy(
        _ engine: SQLiteEngine, to path: String, reached: @escaping @Sendable (BackupStep) throws -> Void,
        progress: @escaping @Sendable (Double) -> Void
    ) async throws {
        do {
            try await engine.copy(to: path) { share in
                try reached(.copying)
                progress(share)
            }
            _ = try BackupInspection.opened(path)
        } catch {
            switch error as? DatabaseError {
            // What fails here is the disk of the copy.
            case .diskFull: throw DatabaseError.backupFailed("the disk is full")
            case .diskFailed(let reason): throw DatabaseError.backupFailed(reason)
            default: throw error
            }
        }
    }

    private static func put(
        _ backup: String, at target: String, replaces: Bool, now: Instant, saying sayings: RestoredSayings
    ) throws -> String? {
        let lock = try FileLock(path: target + ".lock", of: target)
        defer { lock.release() }
        let files = FileManager.default
        let isThere = files.fileExists(atPath: target)
        guard !isThere || replaces else { throw DatabaseError.alreadyThere(path: target) }
        let partial = target + ".partial"
        unlink(partial)
        do {
            try files.copyItem(atPath: backup, toPath: partial)
            _ = try BackupInspection.opened(partial)
            try sayings.put(into: partial)
            try DiskSync.settle(partial)
        } catch let error as DatabaseError {
            for suffix in ["", "-wal", "-shm"] { unlink(partial + suffix) }
            throw error
        } catch {
            unlink(partial)
            throw DatabaseError.backupFailed(error.localizedDescription)
        }
        let aside = try setAside(target, now: now)
        guard rename(partial, target) == 0 else { throw DatabaseError.backupFailed(String(cString: strerror(errno))) }
        try DiskSync.settle(URL(filePath: target).deletingLastPathComponent().path)
        return aside
    }

    /// Gives what lies at `target` another name, as a whole database of one file, and leaves its old name in place until
    /// the new file takes it. Returns the name; nil when nothing was there.
    private static func setAside(_ target: String, now: Instant) throws -> String? {
        let files = FileManager.default
        var name = "\(target).replaced-\(now.seconds)"
        var number = 1
        while ["", "-wal", "-shm"].contains(where: { files.fileExists(atPath: name + $0) }) {
            number += 1
            name = "\(target).replaced-\(now.seconds)-\(number)"
        }
        let isThere = files.fileExists(atPath: target)
        // A damaged file keeps its log, under the new name beside it.
        let isWhole = isThere && (try? WriteAheadLog.empty(databaseAt: target)) != nil
        for suffix in ["-wal", "-shm"] where files.fileExists(atPath: target + suffix) {
            if isWhole {
                unlink(target + suffix)
            } else if rename(target + suffix, name + suffix) != 0 {
                throw DatabaseError.backupFailed(String(cString: strerror(errno)))
            }
        }
        guard isThere else { return nil }
        guard link(target, name) == 0 else { throw DatabaseError.backupFailed(String(cString: strerror(errno))) }
        return name
    }
}
