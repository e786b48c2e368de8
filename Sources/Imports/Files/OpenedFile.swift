import Foundation

/// A file held open by its descriptor and read by offset: another file put under its name meanwhile changes nothing, and
/// one that is itself changed or shortened is noticed.
final class OpenedFile: Sendable {
    /// As it is called in what is said of it.
    let path: String
    let byteCount: Int
    private let descriptor: Int32
    private let stamp: FileStamp

    /// - Parameter name: what it is called, where it lies under another.
    init(path place: String, name: String? = nil) throws(ImportFailure) {
        let path = name ?? place
        // Not blocking: a pipe without a writer would hold `open` for ever.
        let descriptor = open(place, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw .missing(path: path)
            default: throw .unreadable(path: path, reason: Self.systemMessage(errno))
            }
        }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else {
            let reason = Self.systemMessage(errno)
            close(descriptor)
            throw .unreadable(path: path, reason: reason)
        }
        let type = facts.st_mode & S_IFMT
        guard type == S_IFREG else {
            close(descriptor)
            throw type == S_IFDIR ? .directory(path: path) : .notAFile(path: path)
        }
        self.path = path
        self.descriptor = descriptor
        byteCount = Int(facts.st_size)
        stamp = FileStamp(facts)
    }

    deinit {
        close(descriptor)
    }

    /// Reads as many bytes as fit or are left, and answers how many; 0 at the end.
    func read(into room: UnsafeMutableBufferPointer<UInt8>, at offset: Int) throws(ImportFailure) -> Int {
        var filled = 0
        while filled < room.count, let base = room.baseAddress {
            let count = pread(descriptor, base + filled, room.count - filled, off_t(offset + filled))
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(path: path, reason: Self.systemMessage(errno))
            }
            filled += count
        }
        return filled
    }

    /// Exactly `count` bytes.
    ///
    /// - Throws: `changed` when there are no longer as many.
    func bytes(at offset: Int, count: Int) throws(ImportFailure) -> [UInt8] {
        var failure: ImportFailure?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { room, filled in
            do throws(ImportFailure) {
                filled = try read(into: UnsafeMutableBufferPointer(rebasing: room[..<count]), at: offset)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        guard bytes.count == count else { throw .changed(path: path) }
        return bytes
    }

    /// Throws when the opened file is no longer what it was when it was opened.
    func checkUnchanged() throws(ImportFailure) {
        var facts = stat()
        guard fstat(descriptor, &facts) == 0, FileStamp(facts) == stamp else { throw .changed(path: path) }
    }

    private static func systemMessage(_ number: Int32) -> String {
        String(cString: strerror(number))
    }
}

/// What tells one state of a file from another.
private struct FileStamp: Equatable, Sendable {
    let inode: UInt64
    let byteCount: Int64
    let seconds: Int64
    let nanoseconds: Int64

    init(_ facts: stat) {
        inode = UInt64(facts.st_ino)
        byteCount = Int64(facts.st_size)
        seconds = Int64(facts.st_mtim.tv_sec)
        nanoseconds = Int64(facts.st_mtim.tv_nsec)
    }
}
