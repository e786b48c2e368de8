import Foundation

/// A file that carries the name `….partial` until it is complete, so that a part never has the good name. Only its owner
/// may read it.
final class PartialFile: Sendable {
    private let path: String
    private let descriptor: Int32

    init(path: String) throws(ImportFailure) {
        self.path = path
        let partialPath = path + ".partial"
        descriptor = open(partialPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw .unwritable(path: partialPath, reason: String(cString: strerror(errno)))
        }
    }

    deinit {
        close(descriptor)
    }

    func append(_ bytes: [UInt8]) throws(ImportFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure }
            written += count
        }
    }

    /// Makes the file durable and gives it its name.
    func finish() throws(ImportFailure) {
        guard fsync(descriptor) == 0, rename(path + ".partial", path) == 0 else { throw failure }
    }

    private var failure: ImportFailure {
        .unwritable(path: path, reason: String(cString: strerror(errno)))
    }
}
