import Foundation

/// A small file beside the keys that is only ever there whole: written under another name, on the disk, then renamed. One
/// process or task at a time changes what lies in its folder, so that no two write over each other.
package struct DurableFile: Sendable {
    /// Behind links: a link to the file stays a link.
    package let path: String

    package init(path: String) {
        self.path = URL(filePath: path).resolvingSymlinksInPath().path
    }

    /// Nil where there is none.
    ///
    /// - Throws: `DatabaseError.fileStuck`.
    package func read() throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            return try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw DatabaseError.fileStuck(path: path, reason: error.localizedDescription)
        }
    }

    /// Puts what `body` makes of the present text in its place; nil leaves it as it is. It is on the disk when this returns,
    /// and whatever ends the process, one or the other is there.
    ///
    /// - Throws: `DatabaseError.fileStuck`, or what `body` throws.
    package func edit(_ body: (String?) throws -> String?) throws {
        let folder = try lockedFolder()
        defer { _ = close(folder) }
        guard let text = try body(read()) else { return }
        try write(text, folder) { partial in rename(partial, path) == 0 }
    }

    /// Makes it.
    ///
    /// - Throws: `DatabaseError.alreadyThere` rather than ever replacing one, `.fileStuck`.
    package func make(_ text: String) throws {
        let folder = try lockedFolder()
        defer { _ = close(folder) }
        try write(text, folder) { partial in
            // A link is never put in the place of a file.
            guard link(partial, path) == 0 else {
                if errno == EEXIST { throw DatabaseError.alreadyThere(path: path) }
                return false
            }
            unlink(partial)
            return true
        }
    }

    private func write(_ text: String, _ folder: Int32, naming: (String) throws -> Bool) throws {
        let partial = path + ".partial"
        unlink(partial)
        defer { unlink(partial) }
        let descriptor = open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failed() }
        defer { _ = close(descriptor) }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { throw failed() }
            bytes = bytes.dropFirst(written)
        }
        guard fsync(descriptor) == 0, try naming(partial), fsync(folder) == 0 else { throw failed() }
    }

    private func lockedFolder() throws -> Int32 {
        let folder = (path as NSString).deletingLastPathComponent
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failed() }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let error = failed()
                _ = close(descriptor)
                throw error
            }
        }
        return descriptor
    }

    private func failed() -> DatabaseError {
        .fileStuck(path: path, reason: String(cString: strerror(errno)))
    }
}
