import Foundation
import Synchronization
import Testing

/// Stands between a client and the server, forwards every byte, and breaks the line when the first COMMIT comes by.
final class CuttingProxy: Sendable {
    enum Cut: CaseIterable {
        /// The server gets it, and its answer is lost.
        case afterCommit
        /// The server never gets it, and sees the line break.
        case beforeCommit
        /// The server never gets it, and sees nothing: as when a cable is pulled.
        case unnoticed
    }

    private struct Failed: Error {
        let step: String
    }

    let port: UInt16
    private let cut: Cut
    private let listening: Int32
    private let target: UInt16
    private let mayCut = Mutex(true)

    init(to target: UInt16, cut: Cut) throws {
        self.target = target
        self.cut = cut
        (listening, port) = try Self.listen()
        Thread.detachNewThread { self.accept() }
    }

    /// The same address by way of the proxy.
    static func detour(_ url: String, cut: Cut) throws -> String {
        let address = try #require(URLComponents(string: url))
        var detour = address
        detour.port = Int(try CuttingProxy(to: UInt16(address.port ?? 5432), cut: cut).port)
        return try #require(detour.string)
    }

    private static func listen() throws -> (socket: Int32, port: UInt16) {
        let listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = loopback(0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(listening, generic, length) == 0 && Glibc.listen(listening, 64) == 0
                    && getsockname(listening, generic, &length) == 0
            }
        }
        guard isBound else { throw Failed(step: "bind") }
        return (listening, UInt16(bigEndian: address.sin_port))
    }

    private func accept() {
        while true {
            let client = Glibc.accept(listening, nil, nil)
            guard client >= 0 else { return }
            let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = Self.loopback(target)
            let isConnected = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                }
            }
            guard isConnected else {
                close(client)
                continue
            }
            let isDeaf = Notebook<Void>()
            Thread.detachNewThread { self.forward(from: client, to: server, isDeaf) }
            Thread.detachNewThread { Self.answer(from: server, to: client, isDeaf) }
        }
    }

    private func forward(from client: Int32, to server: Int32, _ isDeaf: Notebook<Void>) {
        while let bytes = Self.receive(client) {
            guard bytes.containsCommit, takeCut() else {
                Self.send(bytes, to: server)
                continue
            }
            isDeaf.note(())
            switch cut {
            case .afterCommit: Self.send(bytes, to: server)
            case .beforeCommit: shutdown(server, Int32(SHUT_RDWR))
            case .unnoticed: break
            }
            shutdown(client, Int32(SHUT_RDWR))
            return
        }
        shutdown(server, Int32(SHUT_WR))
    }

    private static func answer(from server: Int32, to client: Int32, _ isDeaf: Notebook<Void>) {
        while let bytes = receive(server) {
            if isDeaf.entries.isEmpty { send(bytes, to: client) }
        }
        shutdown(client, Int32(SHUT_RDWR))
    }

    private func takeCut() -> Bool {
        mayCut.withLock { mayCut in
            defer { mayCut = false }
            return mayCut
        }
    }

    private static func receive(_ socket: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(socket, &bytes, bytes.count)
        return count > 0 ? Array(bytes.prefix(count)) : nil
    }

    private static func send(_ bytes: [UInt8], to socket: Int32) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { rest in
                Glibc.send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        return address
    }
}

extension [UInt8] {
    fileprivate var containsCommit: Bool {
        String(decoding: self, as: UTF8.self).contains("COMMIT\0")
    }
}
