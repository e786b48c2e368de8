import Foundation
import TestProgram
import Testing

/// `kill -9` at random moments while everything is written at once.
@Suite(.timeLimit(.minutes(60)))
struct Fault01KillTests {
    private static let kills = Soak.of(10, long: 200)
    /// Of one database, before another is begun.
    private static let killsEach = 20

    @Test func nothingAcknowledgedIsLostAndTheNextStartIsSwift() async throws {
        var random = SplitMix(state: 1)
        var (kills, acknowledged, slowest) = (0, 0, Duration.zero)
        while kills < Self.kills {
            let few = min(Self.killsEach, Self.kills - kills)
            let seed = random.next() % 1_000
            let (count, slow) = try await Self.kill(few, seed: seed)
            (kills, acknowledged, slowest) = (kills + few, acknowledged + count, max(slowest, slow))
        }
        Soak.tell(
            "1 kill −9 under mixed load", runs: 1, injections: kills,
            "\(acknowledged) writes acknowledged, none lost; slowest start \(slowest.formatted(.units(allowed: [.milliseconds])))"
        )
    }

    private static func kill(_ times: Int, seed: UInt64) async throws -> (acknowledged: Int, slowest: Duration) {
        var random = SplitMix(state: seed)
        var journal = Acknowledged()
        var slowest = Duration.zero
        try await Rig.open { rig in
            for round in 1...times {
                let client = try rig.client(
                    "load", ["run=\(round)", "milliseconds=60000", "seed=\(seed)", "writers=2"])
                try await client.wait("no load") { $0.contains { $0[0] == "tag" } }
                try await Task.sleep(for: .milliseconds(200 + random.below(1_500)))
                client.send(SIGKILL)
                let answer = try client.finish()
                #expect(answer.status == SIGKILL, "round \(round): \(answer.out.suffix(300)) \(answer.error)")
                journal.add(try client.said())
                let start = ContinuousClock.now
                try rig.good("brand", "list")
                slowest = max(slowest, ContinuousClock.now - start)
                let missing = try await journal.missing(from: rig.db, keys: rig.keys)
                #expect(missing.isEmpty, "round \(round): \(missing.prefix(5))")
                try rig.soundness(nil, "round \(round)")
            }
        }
        return (journal.count, slowest)
    }
}
