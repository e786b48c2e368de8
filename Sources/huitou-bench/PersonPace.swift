import Access
import Database
import Foundation
import Insight
import Operations
import SampleData
import Shop

/// One person's profile with the first page of what happened, and the search for one. `HUITOU_BENCH_DB` names a database with a
/// sample brand of the general preset; it is brought up to the newest schema.
struct PersonPace {
    /// Nicks that many bear, and their beginnings.
    private static let nicks = ["豆豆妈", "三只猫", "月光", "小鱼", "晴", "doudouma", "smith", "oli"]
    private static let rounds = 300

    func measure() async throws {
        guard let path = ProcessInfo.processInfo.environment["HUITOU_BENCH_DB"] else {
            return Figure.show("persons", "not measured: HUITOU_BENCH_DB names no database")
        }
        let now = Instant(Date())
        var start = ContinuousClock.now
        let installation = try await Installation.open(DatabasePlace(path) { $0 }, keysPath: nil, makes: false, at: now)
        Figure.show(
            "opened, with whatever migration was due, s", Figure.rounded((ContinuousClock.now - start).inSeconds))
        start = ContinuousClock.now
        let everyone = try await installation.run(
            AskSegment("orders.count >= 1", brand: nil, limit: 200_000), as: .commandLine, at: now
        ).lines.map(\.customer)
        var random = SeededGenerator(seed: 7)
        let asked = (0..<100).map { _ in everyone[Int(random.next() % UInt64(everyone.count))] }
        func anybody() -> String { asked[Int(random.next() % UInt64(asked.count))] }
        _ = try await installation.run(ShowCustomer(id: anybody(), brand: nil), as: .commandLine, at: now)
        Figure.show(
            "first profile, columns and names of a list before it, s",
            Figure.rounded((ContinuousClock.now - start).inSeconds))
        var next = 0
        try await show("profile with the first page, from a cold disk", rounds: asked.count) {
            _ = try await installation.run(ShowCustomer(id: asked[next], brand: nil), as: .commandLine, at: now)
            next += 1
        }
        try await show("the same, read before") {
            _ = try await installation.run(ShowCustomer(id: anybody(), brand: nil), as: .commandLine, at: now)
        }
        try await show("one more page") {
            _ = try await installation.run(
                ReadTimeline(id: anybody(), brand: nil, after: nil, limit: 20), as: .commandLine, at: now)
        }
        // Ends of phones: each is asked once before it is asked again.
        let tails = (0..<Self.rounds).map { _ in String(String(10_000 + random.next() % 10_000).suffix(4)) }
        for (name, texts) in [("ends of phones", tails), ("nicks", Self.nicks)] {
            var hits = 0
            for round in ["asked first", "asked before"] {
                var next = 0
                hits = 0
                try await show("search for \(name), \(round)", rounds: texts.count) {
                    let list = try await installation.run(
                        ListCustomers(brand: nil, matching: texts[next], limit: 20), as: .commandLine, at: now)
                    hits += list.total
                    next += 1
                }
            }
            Figure.show("found for \(name), on average", Figure.rounded(Double(hits) / Double(texts.count)))
        }
        try await installation.close()
    }

    private func show(_ name: String, rounds: Int = PersonPace.rounds, _ body: () async throws -> Void) async throws {
        var times: [Double] = []
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            try await body()
            times.append((ContinuousClock.now - start).inSeconds * 1000)
        }
        times.sort()
        Figure.show(
            "\(name), ms: p50 · p99 · most",
            [times[rounds / 2], times[rounds * 99 / 100], times[rounds - 1]].map { Figure.rounded($0, 2) }
                .joined(separator: " · "))
    }
}
