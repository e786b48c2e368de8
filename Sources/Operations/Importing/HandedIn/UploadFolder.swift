import Foundation
import Shop

/// The folder in which files wait that were handed in, each under a name of the program's own. Nobody but whoever runs the
/// program can read them.
struct UploadFolder: Sendable {
    let path: String

    func place(of file: String) -> String { path + "/" + file }

    /// Where the rows of a file go that were held back.
    func errorsPlace(of file: String) -> String { place(of: file) + ".errors.csv" }

    /// Whether a path is one in here.
    func holds(_ place: String) -> Bool { place.hasPrefix(path + "/") }

    /// The names of what was not written to since a moment.
    func names(untouchedSince moment: Instant) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.filter { name in
            let changed = try? FileManager.default.attributesOfItem(atPath: place(of: name))[.modificationDate] as? Date
            return changed.map { Instant($0) < moment } ?? false
        }
    }

    /// A new file.
    ///
    /// - Throws: `ImportingError.cannotKeep`.
    func make() throws(ImportingError) -> Upload {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .cannotKeep(reason: String(cString: strerror(errno)))
        }
        return try Upload(in: self)
    }

    /// Gone afterwards, whether it was there or not.
    func remove(_ place: String) {
        unlink(place)
    }
}

/// A file that is being handed in.
final class Upload {
    /// Its name in the folder.
    let file: String
    private let place: String
    private let descriptor: Int32
    private(set) var byteCount: Int64 = 0

    fileprivate init(in folder: UploadFolder) throws(ImportingError) {
        var generator = SystemRandomNumberGenerator()
        let name = (0..<2).map { _ in UInt64.random(in: .min ... .max, using: &generator) }
        file = name.map { number in
            let digits = String(number, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
        place = folder.place(of: file)
        descriptor = open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .cannotKeep(reason: String(cString: strerror(errno))) }
    }

    deinit {
        close(descriptor)
    }

    /// - Throws: `ImportingError.cannotKeep`, as when the disk is full.
    func append(_ bytes: UnsafeRawBufferPointer) throws(ImportingError) {
        var written = 0
        while written < bytes.count, let base = bytes.baseAddress {
            let count = write(descriptor, base + written, bytes.count - written)
            if count < 0 {
                if errno == EINTR { continue }
                throw .cannotKeep(reason: String(cString: strerror(errno)))
            }
            written += count
        }
        byteCount += Int64(written)
    }

    /// On the disk afterwards.
    ///
    /// - Throws: `ImportingError.cannotKeep`.
    func finish() throws(ImportingError) {
        guard fsync(descriptor) == 0 else { throw .cannotKeep(reason: String(cString: strerror(errno))) }
    }

    func remove() {
        unlink(place)
    }
}
