import Access
import Dispatch
import Foundation
import Operations
import Shop
import Synchronization

/// Listens beside the database while this process holds it, and runs the commands that others send.
final class HandOverServer: Sendable {
    private let held: CommandContext.HeldInstallation
    private let listener: Int32
    private let isStopped = Mutex(false)
    /// How long a client may take to send its request, or to read a piece of the answer.
    private static let patienceSeconds = 5
    /// How often a client hears that this process lives.
    private static let pulse = DispatchTimeInterval.seconds(2)

    private struct Arrival: Sendable {
        let socket: LineSocket
        let request: HandOverRequest
        /// Told when the answer is complete.
        let ended = DispatchSemaphore(value: 0)
    }

    /// Nil when the socket cannot be made; then others must wait until the database is free.
    init?(_ held: CommandContext.HeldInstallation) {
        self.held = held
        guard let address = LocalAddress(database: held.path) else { return nil }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        address.remove()
        let mask = umask(0o177)
        let bound = address.with { bind(descriptor, $0, $1) }
        _ = umask(mask)
        guard bound == 0, listen(descriptor, 16) == 0 else {
            _ = close(descriptor)
            return nil
        }
        listener = descriptor
    }

    /// Serves until `stop`, and then until the last command has ended.
    func serve() async {
        let arrivals = AsyncStream<Arrival> { continuation in
            let listener = listener
            Thread.detachNewThread {
                while true {
                    let descriptor = accept(listener, nil, nil)
                    if descriptor < 0, errno == EINTR || errno == ECONNABORTED { continue }
                    guard descriptor >= 0 else { break }
                    let socket = LineSocket(descriptor, patienceSeconds: Self.patienceSeconds)
                    // On a thread of its own: a client that says nothing holds nobody up.
                    Thread.detachNewThread {
                        guard let request = socket.receive(HandOverRequest.self) else { return }
                        let arrival = Arrival(socket: socket, request: request)
                        if case .terminated = continuation.yield(arrival) { return }
                        // From here, as what is reckoned for others may keep all other threads busy.
                        while arrival.ended.wait(timeout: .now() + Self.pulse) == .timedOut {
                            socket.whisper(HandOverFrame.alive)
                        }
                    }
                }
                continuation.finish()
            }
        }
        await withDiscardingTaskGroup { group in
            for await arrival in arrivals {
                arrival.socket.send(HandOverFrame.accepted)
                group.addTask {
                    await self.answer(arrival.request, on: arrival.socket)
                    arrival.ended.signal()
                }
            }
        }
        _ = close(listener)
    }

    func stop() {
        held.end.tell()
        isStopped.withLock { isStopped in
            guard !isStopped else { return }
            isStopped = true
            LocalAddress(database: held.path)?.remove()
            _ = shutdown(listener, Int32(SHUT_RDWR))
        }
    }

    private func answer(_ request: HandOverRequest, on socket: LineSocket) async {
        let output = SocketOutput(
            socket: socket, isTerminal: request.isTerminal, isAnswerTerminal: request.isAnswerTerminal,
            hasColours: request.hasColours, width: request.width)
        let context = CommandContext(
            language: Language(rawValue: request.language) ?? .english, folder: request.folder, output: output,
            held: held, typed: request.typed.map { Secret($0) })
        let status = await CommandContext.$current.withValue(context) {
            await Huitou.answer(GivenArguments(request.arguments), in: context)
        }
        socket.send(HandOverFrame.exit(status))
    }
}

/// Sends a command's words back to the process that asked.
private struct SocketOutput: CommandOutput {
    let socket: LineSocket
    let isTerminal: Bool
    let isAnswerTerminal: Bool
    let hasColours: Bool
    let width: Int

    var isGone: Bool { socket.isGone }

    func out(_ text: String) {
        socket.send(HandOverFrame.out(text))
    }

    func error(_ text: String) {
        socket.send(HandOverFrame.error(text))
    }
}
