import Foundation
import Synchronization

/// A connected local socket that carries JSON values, one a line.
final class LineSocket: Sendable {
    /// The other side is there and says nothing, for as long as it was waited for.
    struct Silence: Error {}

    private let descriptor: Int32
    private let unread = Mutex<[UInt8]>([])
    private let writing = Mutex<Void>(())

    /// - Parameter patienceSeconds: how long a read or write may wait for the other side; nil for as long as it takes.
    init(_ descriptor: Int32, patienceSeconds: Int? = nil) {
        self.descriptor = descriptor
        guard let patienceSeconds else { return }
        var patience = timeval(tv_sec: patienceSeconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
    }

    deinit {
        _ = Foundation.close(descriptor)
    }

    /// Whether the other side has closed, or sent what nobody asked for.
    var isGone: Bool {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, 0) > 0
    }

    /// The process on the other side of a connection that this one made; nil where it cannot be told.
    var otherSide: Int32? {
        // The system's `ucred`, which Swift does not see: process, user, group.
        var credentials: [Int32] = [0, 0, 0]
        var length = socklen_t(credentials.count * MemoryLayout<Int32>.size)
        guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) == 0, credentials[0] > 0 else {
            return nil
        }
        return credentials[0]
    }

    /// Sends a word that may as well be lost: not while others are sent, nor where the other side takes nothing.
    func whisper(_ value: some Encodable) {
        guard let data = try? JSONEncoder().encode(value) else { return }
        let bytes = Array(data) + [UInt8(ascii: "\n")]
        _ = writing.withLockIfAvailable { _ in
            Foundation.send(descriptor, bytes, bytes.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
        }
    }

    /// False when the other side has gone.
    @discardableResult
    func send(_ value: some Encodable) -> Bool {
        guard let data = try? JSONEncoder().encode(value) else { return false }
        let bytes = Array(data) + [UInt8(ascii: "\n")]
        return writing.withLock { _ in
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }
    }

    /// Nil when the other side has gone, or sent what is no such value.
    func receive<Value: Decodable>(_ type: Value.Type) -> Value? {
        (try? nextLine()).flatMap { try? JSONDecoder().decode(type, from: $0) }
    }

    /// The same, for whoever wants to know that it was waited for in vain.
    ///
    /// - Throws: `Silence`.
    func hear<Value: Decodable>(_ type: Value.Type) throws -> Value? {
        try nextLine().flatMap { try? JSONDecoder().decode(type, from: $0) }
    }

    private func nextLine() throws -> Data? {
        try unread.withLock { unread in
            var chunk = [UInt8](repeating: 0, count: 65_536)
            while true {
                if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                    let line = Data(unread[..<end])
                    unread.removeFirst(end + 1)
                    return line
                }
                let count = Foundation.read(descriptor, &chunk, chunk.count)
                if count < 0, errno == EINTR { continue }
                if count < 0, errno == EAGAIN { throw Silence() }
                guard count > 0, unread.count < 16_000_000 else { return nil }
                unread += chunk[..<count]
            }
        }
    }
}
