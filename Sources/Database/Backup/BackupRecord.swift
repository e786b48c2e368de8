import Crypto
import Foundation
import Shop

/// What is noted beside a back-up, so that a damaged or foreign one is recognised before it replaces anything.
package struct BackupRecord: Codable, Sendable, Equatable {
    /// `sqlite` or `postgres`.
    package let engine: String
    package let schema: Int64
    package let bytes: Int
    package let sha256: String
    /// Of the keys its personal values are sealed with; nil while there are none.
    package let keyFingerprint: String?
    /// UTC milliseconds.
    package let madeAt: Int64

    static func path(of backup: String) -> String { backup + ".json" }

    /// Where the record of a new back-up lies until the back-up has got its name.
    static func unfinishedPath(of backup: String) -> String { path(of: backup) + ".partial" }

    static func measured(
        _ path: String, engine: Dialect, schema: Int64, keyFingerprint: String?, at now: Instant
    ) throws -> BackupRecord {
        let (digest, bytes) = try digest(of: path)
        return BackupRecord(
            engine: engine.name, schema: schema, bytes: bytes, sha256: digest, keyFingerprint: keyFingerprint,
            madeAt: now.milliseconds)
    }

    /// Of what lies at the path; nil when there is none beside it. Where a process ended between the renaming of a back-up
    /// and that of its record, the record has its unfinished name yet.
    ///
    /// - Throws: `DatabaseError.notABackup` when what lies there is not what was recorded.
    static func checked(beside backup: String) throws -> BackupRecord? {
        let found = try read(path(of: backup))
        // Half of it may be written.
        let unfinished = try? read(unfinishedPath(of: backup))
        guard found != nil || unfinished != nil else { return nil }
        let (digest, _) = try digest(of: backup)
        if let unfinished, unfinished.sha256 == digest { return unfinished }
        guard found?.sha256 == digest else {
            throw DatabaseError.notABackup(path: backup, reason: "its checksum is not the one it was made with")
        }
        return found
    }

    /// Whether a back-up was made under the name.
    static func isThere(beside backup: String) -> Bool {
        [path(of: backup), unfinishedPath(of: backup)].contains { FileManager.default.fileExists(atPath: $0) }
    }

    /// Gives the record of a back-up that has got its name its own, where a process ended before that.
    static func settle(beside backup: String) throws {
        let unfinished = unfinishedPath(of: backup)
        guard [backup, unfinished].allSatisfy({ FileManager.default.fileExists(atPath: $0) }) else { return }
        guard let record = try? read(unfinished), try record.sha256 == digest(of: backup).hex else { return }
        guard rename(unfinished, path(of: backup)) == 0 else {
            throw DatabaseError.backupFailed("rename: \(String(cString: strerror(errno)))")
        }
    }

    /// Returns once it is on the disk.
    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        do {
            try encoder.encode(self).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch {
            unlink(path)
            throw DatabaseError.backupFailed(error.localizedDescription)
        }
        try DiskSync.settle(path)
    }

    private static func read(_ path: String) throws -> BackupRecord? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        do {
            return try JSONDecoder().decode(BackupRecord.self, from: data)
        } catch {
            throw DatabaseError.notABackup(path: path, reason: "it is no record of a back-up")
        }
    }

    private static func digest(of path: String) throws -> (hex: String, bytes: Int) {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw DatabaseError.notABackup(path: path, reason: "there is no such file, or it cannot be read")
        }
        defer { try? handle.close() }
        var hasher = SHA256()
        var bytes = 0
        while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty {
            hasher.update(data: data)
            bytes += data.count
        }
        return (Hex.of(hasher.finalize()), bytes)
    }
}

extension Dialect {
    /// As records and reports name the engine.
    package var name: String {
        switch self {
        case .sqlite: "sqlite"
        case .postgres: "postgres"
        }
    }
}
