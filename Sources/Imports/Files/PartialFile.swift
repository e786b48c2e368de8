import Foundation

/// A file that carries the name `….partial` until it is complete, so that a part never has the good name, and goes if it
/// is never completed. Only its owner may read it. It takes a free name, and never that of another file.
final class PartialFile: Sendable {
    /// The name that was free when the file was made.
    let path: String
    private let descriptor: Int32

    /// Takes `wanted`, or the first free name after it, which no other `PartialFile` can then take.
    init(wanted: String) throws(ImportFailure) {
        var path = wanted
        while true {
            if !Self.isTaken(path) {
                let descriptor = open(
                    path + ".partial", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
                if descriptor >= 0 {
                    self.path = path
                    self.descriptor = descriptor
                    return
                }
                guard errno == EEXIST else {
                    throw .unwritable(path: path + ".partial", reason: String(cString: strerror(errno)))
                }
            }
            path = ErrorsFile.path(for: path)
        }
    }

    deinit {
        close(descriptor)
        // Gone already after `finish`; the name is this file's alone until then.
        unlink(path + ".partial")
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

    /// Makes the file durable and gives it its name: another one where somebody took that name meanwhile. Answers it.
    func finish() throws(ImportFailure) -> String {
        guard fsync(descriptor) == 0 else { throw failure }
        var name = path
        while true {
            if link(path + ".partial", name) == 0 { return name }
            switch errno {
            case EEXIST: break
            case EPERM, ENOTSUP, ENOSYS, EMLINK:
                // A file system without links: an empty file claims the name, and is then replaced.
                if try claim(name) {
                    guard rename(path + ".partial", name) == 0 else { throw failure }
                    return name
                }
            default: throw failure
            }
            name = ErrorsFile.path(for: name)
        }
    }

    private func claim(_ name: String) throws(ImportFailure) -> Bool {
        let claim = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if claim >= 0 {
            close(claim)
            return true
        }
        guard errno == EEXIST else { throw failure }
        return false
    }

    private static func isTaken(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0
    }

    private var failure: ImportFailure {
        .unwritable(path: path, reason: String(cString: strerror(errno)))
    }
}
