import Access
import Foundation
import Operations
import Shop

/// A client of the storage that says of each write that it was acknowledged, so that whoever kills it, or takes the disk away
/// from under it, knows what must be there afterwards.
///
///     LoadClient load db=… keys=… run=1 seconds=2 seed=7 [kinds=tags,imports] [writers=1] [goesOn=yes]
///     LoadClient die db=… keys=… at=backup:copied to=…
///     LoadClient rush db=… keys=… count=200
@main
struct LoadClient {
    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        let order = Order(CommandLine.arguments.dropFirst())
        do {
            switch order.mode {
            case "load": try await MixedLoad(order).run()
            case "die": try await Death(order).run()
            case "rush": try await SignInRush(order).run()
            default: throw Order.Wrong(name: order.mode)
            }
        } catch {
            Journal.say("ended", (error as? any Explained)?.code ?? "\(error)")
            exit(1)
        }
    }
}

/// What the client is to do: a mode, and values by name.
struct Order: Sendable {
    struct Wrong: Error {
        let name: String
    }

    let mode: String
    private let values: [String: String]

    init(_ arguments: some Collection<String>) {
        mode = arguments.first ?? ""
        let pairs = arguments.dropFirst().map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
        values = Dictionary(pairs.map { ($0[0], $0.count > 1 ? $0[1] : "") }) { $1 }
    }

    func text(_ name: String) throws -> String {
        guard let value = values[name] else { throw Wrong(name: name) }
        return value
    }

    func optional(_ name: String) -> String? { values[name] }

    func number(_ name: String, _ otherwise: Int) -> Int {
        values[name].flatMap { Int($0) } ?? otherwise
    }

    func installation(makes: Bool = false, hasher: PasswordHasher = PasswordHasher()) async throws -> Installation {
        try await Installation.open(
            DatabasePlace(try text("db")) { $0 }, keysPath: try text("keys"), makes: makes, hasher: hasher,
            at: Journal.now)
    }
}

/// What was acknowledged: a line each, out of this process before anything else happens.
enum Journal {
    static var now: Instant { Instant(Date()) }

    static func say(_ words: String...) {
        let line = Array((words.joined(separator: "|") + "\n").utf8)
        _ = line.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    }
}
