import Access
import Database
import Foundation
import Insight
import Operations
import Segments
import Shop

/// Segments of five clauses asked of everybody in live columns. `HUITOU_BENCH_DB` names a database with a sample brand of the
/// general preset.
struct SegmentPace {
    private static let segments = [
        """
        orders.count >= 3 and last_order older than 90 days and spent > 1000 and not returned within last 365 days
        and viewed within last 180 days
        """,
        """
        bought category "咖啡" within last 180 days and not bought category "家居"
        and viewed category "家居" at least 2 times within last 90 days and orders.count >= 2
        and last_order within last 120 days
        """,
        """
        added within last 30 days and not bought within last 30 days and last_seen within last 14 days
        and orders.count >= 1 and spent.gross > 200
        """,
        """
        spent > 500 within last 365 days and orders.count <= 6 within last 365 days and average_order > 100
        and favourited within last 180 days and pieces > 3
        """,
        """
        rfm is 0x1 and stage in (cooling, dormant) and spent > average and last_order older than 60 days
        and not followed
        """,
    ]

    func measure() async throws {
        guard let path = ProcessInfo.processInfo.environment["HUITOU_BENCH_DB"] else {
            return Figure.show("segments", "not measured: HUITOU_BENCH_DB names no database")
        }
        let now = Instant(Date())
        let installation = try await Installation.open(
            DatabasePlace(path) { $0 }, keysPath: nil, makes: false, at: now)
        let (brand, stores) = try await installation.database.read { tx in
            let brand = try Brands.find(nil, in: tx)
            return (brand, try Stores.all(of: brand.id, in: tx))
        }
        let start = ContinuousClock.now
        let live = try await installation.liveBrands.live(brand)
        Figure.show("load, s", Figure.rounded((ContinuousClock.now - start).inSeconds))
        // The day on which the sample ends.
        let today = BrandDay("2026-06-30") ?? BrandDay(now, in: brand.timeZone)
        for (number, text) in Self.segments.enumerated() {
            let question = SegmentQuestion(
                try SegmentParser.parse(text), stores: stores, rfm: RFMQuestion(today: today))
            var times: [Double] = []
            var members = 0
            for _ in 1...7 {
                let start = ContinuousClock.now
                members = try await installation.database.read { try live.members(question, in: $0).members.count }
                times.append((ContinuousClock.now - start).inSeconds * 1000)
            }
            Figure.show(
                "segment \(number + 1), ms (\(members.grouped) members)", Figure.rounded(Figure.median(times)))
        }
        try await installation.close()
    }
}
