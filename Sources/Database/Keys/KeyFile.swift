import Foundation

/// The file that holds the keys: one line each, number and 32 bytes in base64. Only its owner may read it.
package struct KeyFile: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    package var isThere: Bool {
        FileManager.default.fileExists(atPath: path)
    }

    /// - Throws: `DatabaseError.keyMissing`, `.keyUnreadable`.
    package func read() throws -> Keys {
        guard isThere else { throw DatabaseError.keyMissing(path: path) }
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw DatabaseError.keyUnreadable(path: path, reason: error.localizedDescription)
        }
        var masters: [Int64: [UInt8]] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") && !line.allSatisfy(\.isWhitespace) {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let number = Int64(parts[0]), let data = Data(base64Encoded: String(parts[1]))
            else {
                throw DatabaseError.keyUnreadable(path: path, reason: "a line is not a number and a key")
            }
            masters[number] = Array(data)
        }
        guard let keys = Keys(masters: masters) else {
            throw DatabaseError.keyUnreadable(path: path, reason: "it holds no key of 32 bytes")
        }
        return keys
    }

    /// Makes the file with one fresh key, on disk before this returns.
    /// - Throws: `DatabaseError.alreadyThere` rather than ever replacing a key.
    package func make() throws -> Keys {
        let folder = (path as NSString).deletingLastPathComponent
        if !folder.isEmpty {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        var generator = SystemRandomNumberGenerator()
        let master = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        let text = """
            # Huitou's keys. Without this file nobody's name can be read again: keep a copy apart from the database.
            1 \(Data(master).base64EncodedString())

            """
        // Whole under another name first: a file that is there is never half a key.
        let partial = "\(path).\(getpid()).partial"
        unlink(partial)
        defer { unlink(partial) }
        let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failed() }
        defer { _ = close(descriptor) }
        let bytes = Array(text.utf8)
        guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            throw failed()
        }
        guard link(partial, path) == 0 else {
            throw errno == EEXIST ? DatabaseError.alreadyThere(path: path) : failed()
        }
        let directory = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { throw failed() }
        defer { _ = close(directory) }
        guard fsync(directory) == 0 else { throw failed() }
        return try read()
    }

    private func failed() -> DatabaseError {
        .keyUnreadable(path: path, reason: String(cString: strerror(errno)))
    }

    /// Whether others than its owner may read it.
    package var isExposed: Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let permissions = attributes?[.posixPermissions] as? NSNumber else { return false }
        return permissions.intValue & 0o077 != 0
    }
}
