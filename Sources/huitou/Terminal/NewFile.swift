import Foundation
import Shop

/// A file that a command writes for somebody: whole or not at all, readable by its owner alone, and never in place of what
/// was there unless asked for.
struct NewFile {
    let path: String
    /// Whether a file that is there may be written over: a plain one, and none of a database.
    let replaces: Bool

    /// Finds out whether it can be written, before anything is handed out that is to be in it: a file is made beside it, and
    /// goes again.
    ///
    /// - Throws: `FileFailure`.
    func check() throws {
        let (descriptor, part) = try begin()
        _ = close(descriptor)
        _ = unlink(part)
    }

    private func begin() throws -> (descriptor: Int32, part: String) {
        let folder = (path as NSString).deletingLastPathComponent
        let part = folder + "/.\((path as NSString).lastPathComponent).\(UUID().uuidString.prefix(8))"
        if isThere {
            guard replaces else { throw FileFailure.exists(path: path) }
            guard isPlain else { throw FileFailure.special(path: path) }
        }
        let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure }
        return (descriptor, part)
    }

    /// - Throws: `FileFailure`.
    func write(_ bytes: [UInt8]) throws {
        let (descriptor, part) = try begin()
        defer { _ = close(descriptor) }
        do {
            try fill(descriptor, bytes)
            // Nothing is written over that came meanwhile.
            let isPut = replaces ? rename(part, path) == 0 : link(part, path) == 0
            guard isPut else { throw failure }
            if !replaces { _ = unlink(part) }
        } catch {
            _ = unlink(part)
            throw error
        }
    }

    private func fill(_ descriptor: Int32, _ bytes: [UInt8]) throws {
        var left = bytes[...]
        while !left.isEmpty {
            let count = left.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure }
            left = left.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw failure }
    }

    private var isThere: Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// No link, device, pipe or folder, and nothing that belongs to a database.
    private var isPlain: Bool {
        var status = stat()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        return ![".db", ".keys", ".lock", ".sock", "-wal", "-shm"].contains { path.hasSuffix($0) }
    }

    private var failure: FileFailure {
        .system(path: path, reason: String(cString: strerror(errno)))
    }
}

/// Why a file was not written.
enum FileFailure: Explained, Equatable {
    case exists(path: String)
    /// Something else than a plain file is there, or a file of a database.
    case special(path: String)
    /// - reason: as the system says it.
    case system(path: String, reason: String)

    var kind: FailureKind {
        switch self {
        case .exists, .special: .conflict
        case .system: .unavailable
        }
    }

    var code: String {
        switch self {
        case .exists: "file.exists"
        case .special: "file.special"
        case .system: "file.unwritable"
        }
    }

    var message: Phrase {
        switch self {
        case .exists(let path):
            Phrase(
                en: "There is a file \(path) already. Name another with --to, or add --overwrite.",
                zh: "文件 \(path) 已存在。请用 --to 指定其他文件，或加 --overwrite 覆盖。")
        case .special(let path):
            Phrase(
                en: "\(path) is no plain file, or one of a database: it is not written over. Name another with --to.",
                zh: "\(path) 不是普通文件，或属于数据库，不会被覆盖。请用 --to 指定其他文件。")
        case .system(let path, let reason):
            Phrase(
                en: "The file \(path) cannot be written: \(reason). Name another place with --to.",
                zh: "无法写入文件 \(path)（\(reason)）。请用 --to 指定其他位置。")
        }
    }
}
