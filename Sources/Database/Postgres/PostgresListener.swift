import CLibPQ
import Dispatch
import Foundation
import Synchronization

/// Hears which brands have new facts, each listening on a connection and a thread of its own.
final class PostgresListener: Sendable {
    static let channel = "huitou_facts"
    private static let glance: Int32 = 250
    private static let pause = 0.5
    /// Enough for every brand to be named; of the same news the newest do.
    private static let buffered = 4096

    private let address: PostgresAddress
    private let isStopped = Mutex(false)

    init(_ address: PostgresAddress) {
        self.address = address
    }

    func announcements() -> AsyncStream<Int64> {
        AsyncStream(bufferingPolicy: .bufferingNewest(Self.buffered)) { continuation in
            let ending = Ending()
            continuation.onTermination = { _ in ending.isAsked.withLock { $0 = true } }
            DispatchQueue(label: "huitou.postgres.listener").async {
                while !self.isStopped.withLock({ $0 }), !ending.isAsked.withLock({ $0 }) {
                    do {
                        try self.listen(until: ending, into: continuation)
                    } catch {
                        Thread.sleep(forTimeInterval: Self.pause)
                    }
                }
                continuation.finish()
            }
        }
    }

    /// Every stream ends within a moment.
    func stop() {
        isStopped.withLock { $0 = true }
    }

    private final class Ending: Sendable {
        let isAsked = Mutex(false)
    }

    /// Returns when it shall end, throws when the connection breaks.
    private func listen(until ending: Ending, into continuation: AsyncStream<Int64>.Continuation) throws {
        let wire = try PostgresWire(address)
        _ = try wire.say("LISTEN \(Self.channel)")
        while !isStopped.withLock({ $0 }), !ending.isAsked.withLock({ $0 }) {
            while let notice = PQnotifies(wire.handle) {
                if let brand = Int64(String(cString: notice.pointee.extra)) { continuation.yield(brand) }
                PQfreemem(notice)
            }
            var socket = pollfd(fd: PQsocket(wire.handle), events: Int16(POLLIN), revents: 0)
            guard poll(&socket, 1, Self.glance) > 0 else { continue }
            guard PQconsumeInput(wire.handle) == 1 else { throw wire.loss() }
        }
    }
}
