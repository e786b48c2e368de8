import Access
import Foundation
import Insight
import Operations
import Shop
import TestProgram

/// Everything that writes, at once and for some seconds: tags, consents, imports that join persons, merges, erasures, segments
/// that follow, back-ups.
struct MixedLoad: Sendable {
    private static let all = "tags,consents,imports,merges,erasures,watch"

    private let order: Order
    private let session: Int
    private let end: ContinuousClock.Instant
    /// Whether it goes on after a write that was refused.
    private let goesOn: Bool

    init(_ order: Order) throws {
        self.order = order
        session = order.number("run", 1)
        end = ContinuousClock.now + .milliseconds(order.number("milliseconds", 2_000))
        goesOn = order.optional("goesOn") != nil
    }

    func run() async throws {
        let installation = try await order.installation()
        let load = Writers(
            installation, run: session, end: end, goesOn: goesOn,
            folder: (try order.text("db") as NSString).deletingLastPathComponent,
            files: order.optional("files"))
        // Those that are erased are nobody's else, in every run on this database.
        let (living, dying) = try await load.customers(among: order.number("people", 80))
        Journal.say("began", String(living.count), String(dying.count))
        let kinds = (order.optional("kinds") ?? Self.all).split(separator: ",")
        let seed = UInt64(order.number("seed", 1))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, kind) in kinds.enumerated() {
                let random = SplitMix(state: seed &* 100 &+ UInt64(number))
                switch kind {
                case "tags":
                    for writer in 0..<order.number("writers", 2) {
                        group.addTask { try await load.tag(living, writer, random) }
                    }
                case "consents": group.addTask { try await load.consent(living, random) }
                case "imports": group.addTask { try await load.bring() }
                case "merges": group.addTask { try await load.merge(living, random) }
                case "erasures": group.addTask { try await load.erase(dying, random) }
                case "watch": group.addTask { try await load.watch() }
                case "backups": group.addTask { try await load.backUp(keys: try order.text("keys")) }
                default: throw Order.Wrong(name: String(kind))
                }
            }
            try await group.waitForAll()
        }
        try await installation.close()
        Journal.say("closed")
    }
}
