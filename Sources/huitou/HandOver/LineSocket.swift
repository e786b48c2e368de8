import Foundation
import Synchronization

/// A connected local socket that carries JSON values, one a line.
final class LineSocket: Sendable {
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
        nextLine().flatMap { try? JSONDecoder().decode(type, from: $0) }
    }

    private func nextLine() -> Data? {
        unread.withLock { unread in
            var chunk = [UInt8](repeating: 0, count: 65_536)
            while true {
                if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                    let line = Data(unread[..<end])
                    unread.removeFirst(end + 1)
                    return line
                }
                let count = Foundation.read(descriptor, &chunk, chunk.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0, unread.count < 16_000_000 else { return nil }
                unread += chunk[..<count]
            }
        }
    }
}
