import Access
import Database
import Foundation
import Operations
import Shop
import Synchronization

/// Dies at a named point of what it does, as `kill -9` would have it.
struct Death {
    private let order: Order

    init(_ order: Order) throws {
        self.order = order
    }

    func run() async throws {
        let parts = try order.text("at").split(separator: ":").map(String.init)
        guard parts.count > 1 else { throw Order.Wrong(name: "at") }
        switch parts[0] {
        case "migration":
            let step = MigrationStep(
                number: Int64(parts[1]) ?? 0, statements: parts.count > 2 ? Int(parts[2]) ?? 0 : 0)
            try await MigrationStep.$reached.withValue({ if $0 == step { Self.die() } }) {
                _ = try await order.installation(makes: true)
            }
        case "backup":
            guard let step = BackupStep(rawValue: parts[1]) else { throw Order.Wrong(name: parts[1]) }
            let back = BackUp(to: try order.text("to"), keysPath: try order.text("keys"), replaces: true)
            try await BackupStep.$reached.withValue({ if $0 == step { Self.die() } }) {
                let installation = try await order.installation()
                _ = try await installation.run(back, as: .commandLine, at: Journal.now)
            }
        case "erase":
            guard let step = ErasureStep.allCases.first(where: { "\($0)" == parts[1] }) else {
                throw Order.Wrong(name: parts[1])
            }
            let erase = EraseCustomer(id: try order.text("customer"), because: .request, brand: nil)
            try await ErasureStep.$reached.withValue({ if $0 == step { Self.die() } }) {
                let installation = try await order.installation()
                _ = try await installation.run(erase, as: .commandLine, at: Journal.now)
            }
        case "import":
            let last = Int(parts[1]) ?? 1
            let calls = Mutex(0)
            let bring = ImportFile(path: try order.text("file"), options: .init()) { progress in
                guard case .importing = progress.stage else { return }
                if calls.withLock({
                    $0 += 1
                    return $0
                }) == last {
                    Self.die()
                }
            }
            _ = try await order.installation().run(bring, as: .commandLine, at: Journal.now)
        default: throw Order.Wrong(name: parts[0])
        }
        // What was to be reached was not.
        throw Order.Wrong(name: "survived \(parts.joined(separator: ":"))")
    }

    private static func die() {
        Journal.say("dies")
        kill(getpid(), SIGKILL)
    }
}
