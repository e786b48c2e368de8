import Foundation

/// The address of a socket beside a database file. A socket's name may have 107 bytes only, so it is reached through the
/// descriptor of its folder, however deep that lies.
struct LocalAddress: ~Copyable {
    private let folder: Int32
    private let name: String

    /// Nil when the folder cannot be opened.
    init?(database path: String) {
        let url = URL(filePath: path)
        folder = open(url.deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        name = url.lastPathComponent + ".sock"
        guard folder >= 0 else { return nil }
    }

    deinit {
        _ = close(folder)
    }

    func remove() {
        unlinkat(folder, name, 0)
    }

    func with(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array("/proc/self/fd/\(folder)/\(name)".utf8)
        guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return -1 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
