import Foundation
import Synchronization

/// A file that carries the name `….partial` until it is complete, so that a part never has the good name.
final class PartialFile: Sendable {
    private let path: String
    private let descriptor: Int32
    private let buffer = Mutex<[UInt8]>([])

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
        let full: [UInt8]? = buffer.withLock { buffer in
            buffer.append(contentsOf: bytes)
            guard buffer.count >= 1 << 16 else { return nil }
            defer { buffer.removeAll(keepingCapacity: true) }
            return buffer
        }
        if let full { try put(full) }
    }

    /// Writes what is left, makes it durable and gives it its name.
    func finish() throws(ImportFailure) {
        let rest = buffer.withLock { buffer in
            defer { buffer.removeAll() }
            return buffer
        }
        try put(rest)
        guard fsync(descriptor) == 0, rename(path + ".partial", path) == 0 else { throw failure }
    }

    private func put(_ bytes: [UInt8]) throws(ImportFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure }
            written += count
        }
    }

    private var failure: ImportFailure {
        .unwritable(path: path, reason: String(cString: strerror(errno)))
    }
}
