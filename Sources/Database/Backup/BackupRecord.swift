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

    static func measured(
        _ path: String, engine: Dialect, schema: Int64, keyFingerprint: String?, at now: Instant
    ) throws -> BackupRecord {
        let (digest, bytes) = try digest(of: path)
        return BackupRecord(
            engine: engine.name, schema: schema, bytes: bytes, sha256: digest, keyFingerprint: keyFingerprint,
            madeAt: now.milliseconds)
    }

    /// Nil when there is none beside the back-up.
    static func read(beside backup: String) throws -> BackupRecord? {
        guard let data = FileManager.default.contents(atPath: path(of: backup)) else { return nil }
        do {
            return try JSONDecoder().decode(BackupRecord.self, from: data)
        } catch {
            throw DatabaseError.notABackup(path: backup, reason: "\(path(of: backup)) is no record of a back-up")
        }
    }

    func write(beside backup: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        do {
            let path = Self.path(of: backup)
            try encoder.encode(self).write(to: URL(filePath: path), options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        } catch {
            throw DatabaseError.backupFailed(error.localizedDescription)
        }
    }

    /// - Throws: `DatabaseError.notABackup` when the file is not the one that was recorded.
    func check(_ path: String) throws {
        let (digest, _) = try Self.digest(of: path)
        guard digest == sha256 else {
            throw DatabaseError.notABackup(path: path, reason: "its checksum is not the one it was made with")
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
