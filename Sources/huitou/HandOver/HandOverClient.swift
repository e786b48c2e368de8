import Access
import Foundation
import Shop

/// Has the process that holds the database run this command, and passes its answer on.
enum HandOverClient {
    /// How long a holder may say nothing; it says every two seconds that it lives.
    private static let patienceSeconds = 15

    /// The exit status; nil when nobody listens.
    ///
    /// - Throws: `HandOverError`.
    static func run(database path: String, in context: CommandContext) throws -> Int32? {
        guard let socket = connected(path) else { return nil }
        let request = HandOverRequest(
            arguments: GivenArguments.ofProcess.all, folder: context.folder,
            language: context.language.rawValue, isTerminal: context.output.isTerminal,
            isAnswerTerminal: context.output.isAnswerTerminal, hasColours: context.output.hasColours,
            width: context.output.width, typed: context.typed.map(\.revealed))
        guard socket.send(request) else { return nil }
        var isAccepted = false
        while let frame = try heard(on: socket, database: path) {
            switch frame {
            case .accepted: isAccepted = true
            case .alive: continue
            case .out(let text): context.output.out(text)
            case .error(let text): context.output.error(text)
            case .exit(HolderEnd.status): throw HandOverError.ended
            case .exit(let status): return status
            }
        }
        // A holder that was just ending took nothing up: the command may be run here, or sent again.
        guard isAccepted else { return nil }
        throw HandOverError.ended
    }

    private static func heard(on socket: LineSocket, database path: String) throws -> HandOverFrame? {
        do {
            return try socket.hear(HandOverFrame.self)
        } catch is LineSocket.Silence {
            let process = socket.otherSide
            throw HandOverError.silent(
                HandOverError.Holder(
                    database: path, process: process, isStopped: process.map(ProcessState.isStopped) ?? false,
                    silentSeconds: patienceSeconds))
        }
    }

    private static func connected(_ path: String) -> LineSocket? {
        guard let address = LocalAddress(database: path) else { return nil }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        // Before it is connected: where many wait already for a holder that does not answer, that alone takes for ever.
        let socket = LineSocket(descriptor, patienceSeconds: patienceSeconds)
        let answer = address.with { connect(descriptor, $0, $1) }
        return answer == 0 ? socket : nil
    }
}
