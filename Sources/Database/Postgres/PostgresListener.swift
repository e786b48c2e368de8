import CLibPQ
import Dispatch
import Foundation
import Synchronization

/// Hears how far sequences have advanced, as any process commits it, on a connection and a thread of its own. While the
/// connection is broken nothing is heard; it is made again until `stop`.
final class PostgresListener: Sendable {
    private static let channel = "huitou_facts"
    private static let glance: Int32 = 250
    private static let pause = 0.5

    private let address: PostgresAddress
    private let hear: @Sendable (_ brand: Int64, _ last: Int64) -> Void
    private let isStopped = Mutex(false)

    init(_ address: PostgresAddress, hear: @escaping @Sendable (_ brand: Int64, _ last: Int64) -> Void) {
        self.address = address
        self.hear = hear
        DispatchQueue(label: "huitou.postgres.listener").async { self.run() }
    }

    /// What tells listeners, sent before COMMIT, which delivers it.
    static func notice(_ brand: Int64, _ last: Int64) -> String {
        "NOTIFY \(channel), '\(brand) \(last)'; "
    }

    /// Its connection ends within a moment.
    func stop() {
        isStopped.withLock { $0 = true }
    }

    private func run() {
        while !isStopped.withLock({ $0 }) {
            do {
                try listen()
            } catch {
                Thread.sleep(forTimeInterval: Self.pause)
            }
        }
    }

    /// Returns when it shall end, throws when the connection breaks.
    private func listen() throws {
        let wire = try PostgresWire(address)
        _ = try wire.say("LISTEN \(Self.channel)")
        while !isStopped.withLock({ $0 }) {
            while let notice = PQnotifies(wire.handle) {
                let words = String(cString: notice.pointee.extra).split(separator: " ").compactMap { Int64($0) }
                if words.count == 2 { hear(words[0], words[1]) }
                PQfreemem(notice)
            }
            var socket = pollfd(fd: PQsocket(wire.handle), events: Int16(POLLIN), revents: 0)
            guard poll(&socket, 1, Self.glance) > 0 else { continue }
            guard PQconsumeInput(wire.handle) == 1 else { throw wire.loss() }
        }
    }
}
