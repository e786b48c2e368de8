import Access
import Database
import Foundation
import Insight
import Operations
import Shop

/// Saved segments that are followed: from a fact to the record of who entered, and a day that begins. `HUITOU_BENCH_DB` names a
/// database with a sample brand of the general preset; what is saved in it is removed again, and some tiny orders stay.
struct FollowingPace {
    /// - Parameter days: so long ago the sample ended.
    private static func timed(_ days: Int) -> [(String, String)] {
        [
            ("bench recent", "bought within last \(days + 60) days"),
            ("bench faithful", "orders.count >= 3 within last 365 days and viewed within last \(days + 30) days"),
            ("bench absent", "orders.count >= 2 and last_order older than \(days + 90) days"),
        ]
    }
    private static let daily = ("bench stages", "stage in (cooling, dormant) and spent > average")

    func measure() async throws {
        guard let path = ProcessInfo.processInfo.environment["HUITOU_BENCH_DB"] else {
            return Figure.show("following", "not measured: HUITOU_BENCH_DB names no database")
        }
        let clock = Instant(Date())
        let installation = try await Installation.open(
            DatabasePlace(path) { $0 }, keysPath: nil, makes: false, at: clock)
        let (brand, stores) = try await installation.database.read { tx in
            let brand = try Brands.find(nil, for: .commandLine, in: tx)
            return (brand, try Stores.all(of: brand.id, in: tx))
        }
        // The day on which the sample ends, or a later one: what was followed once is not followed anew.
        let told = ProcessInfo.processInfo.environment["HUITOU_BENCH_DAY"] ?? "2026-06-30"
        let today = BrandDay(told) ?? BrandDay(clock, in: brand.timeZone)
        func noon(_ days: Int) -> Instant {
            today.adding(days: days).start(in: brand.timeZone).advanced(milliseconds: 43_200_000)
        }
        let start = ContinuousClock.now
        _ = try await installation.liveBrands.live(brand)
        Figure.show("columns there, s", Figure.rounded((ContinuousClock.now - start).inSeconds))
        let timed = Self.timed(today.number - (BrandDay("2026-06-30")?.number ?? today.number))
        for (name, text) in timed { try await save(name, text, at: noon(0), installation) }
        try await followOrders("three segments", from: noon(0), store: stores.first?.name ?? "", installation, brand)
        try await listDays(at: noon(0), installation)
        for day in 1...5 { try await begin(day, at: noon(day), installation) }
        try await save(Self.daily.0, Self.daily.1, at: noon(5), installation)
        try await followOrders("four segments", from: noon(5), store: stores.first?.name ?? "", installation, brand)
        try await begin(6, at: noon(6), installation)
        for (name, _) in timed + [Self.daily] {
            try await installation.run(RemoveSegment(name, brand: nil), as: .commandLine, at: noon(6))
        }
        try await installation.close()
    }

    private func save(_ name: String, _ text: String, at now: Instant, _ installation: Installation) async throws {
        let start = ContinuousClock.now
        let outcome = try await installation.run(
            SaveSegment(name, as: text, brand: nil, enters: false), as: .commandLine, at: now)
        Figure.show("saved “\(text)”, ms (\(outcome.members.grouped) members)", milliseconds(since: start))
    }

    /// From the commit of an order to the commit of the moves that follow from it.
    private func followOrders(
        _ name: String, from begin: Instant, store: String, _ installation: Installation, _ brand: Brand
    ) async throws {
        var times: [Double] = []
        var moves = 0
        for number in 1...20 {
            let now = begin.advanced(milliseconds: Int64(number) * 1_000)
            let order = StatedOrder(
                number: "bench-\(Instant(Date()).milliseconds)-\(number)", status: .paid,
                times: OrderTimes(placed: now, paid: now), currency: brand.currency,
                amounts: .told(OrderAmounts(paid: 100)),
                buyers: [BuyerKey(kind: .account, value: "bench-\(Instant(Date()).milliseconds)-\(number)")])
            let told = TellEvents(brand: nil, [.statement(store: store, .order(order))], statedAt: now)
            _ = try await installation.run(told, as: .commandLine, at: now)
            let start = ContinuousClock.now
            moves += try await installation.run(FollowSegments(brand: nil), as: .commandLine, at: now).count
            times.append((ContinuousClock.now - start).inSeconds * 1000)
        }
        Figure.show(
            "from a fact to the record, \(name), ms (\(moves) moves)",
            "\(Figure.rounded(Figure.median(times), 1)), at most \(Figure.rounded(times.max() ?? 0, 1))")
    }

    /// A day that begins: everything, up to the commit of the moves.
    private func begin(_ day: Int, at now: Instant, _ installation: Installation) async throws {
        let start = ContinuousClock.now
        let moves = try await installation.run(FollowSegments(brand: nil), as: .commandLine, at: now).count
        Figure.show("day \(day) begins, ms (\(moves.grouped) moves)", milliseconds(since: start))
        try await listDays(at: now, installation)
    }

    /// What is done beside following, before a day begins.
    private func listDays(at now: Instant, _ installation: Installation) async throws {
        let start = ContinuousClock.now
        _ = try await installation.run(FollowSegments(brand: nil, listsDays: true), as: .commandLine, at: now)
        let took = (ContinuousClock.now - start).inSeconds * 1000
        if took > 20 { Figure.show("whom days to come concern is listed, ms", Figure.rounded(took)) }
    }

    private func milliseconds(since start: ContinuousClock.Instant) -> String {
        Figure.rounded((ContinuousClock.now - start).inSeconds * 1000)
    }
}
