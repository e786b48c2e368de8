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
    /// The day on which the sample ends.
    static let today = BrandDay(number: 20_634)

    static let segments = [
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
        """
        tag "VIP" and city in ("杭州", "上海") and birthday within next 90 days and consented to sms for marketing
        and no interaction within 60 days
        """,
    ]

    /// Those above, or what a file that `HUITOU_BENCH_SEGMENTS` names has on its lines.
    private static func asked() throws -> [String] {
        guard let file = ProcessInfo.processInfo.environment["HUITOU_BENCH_SEGMENTS"] else { return segments }
        return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    func measure() async throws {
        guard let path = ProcessInfo.processInfo.environment["HUITOU_BENCH_DB"] else {
            return Figure.show("segments", "not measured: HUITOU_BENCH_DB names no database")
        }
        let now = Instant(Date())
        let installation = try await Installation.open(
            DatabasePlace(path) { $0 }, keysPath: nil, makes: false, at: now)
        let (brand, stores) = try await installation.database.read { tx in
            let brand = try Brands.find(nil, for: .commandLine, in: tx)
            return (brand, try Stores.all(of: brand.id, in: tx))
        }
        var start = ContinuousClock.now
        var live = try await installation.liveBrands.live(brand)
        Figure.show("load, s", Figure.rounded((ContinuousClock.now - start).inSeconds))
        Figure.show("columns · all held by the program, MB", "\(Self.megabytes(live.bytes)) · \(Self.resident)")
        let today = Self.today
        start = ContinuousClock.now
        let standing = live.standing(RFMQuestion(today: today))
        Figure.show("what stands for the day, once, s", Figure.rounded((ContinuousClock.now - start).inSeconds, 2))
        let questions = try Self.asked().map { text in
            SegmentQuestion(
                try SegmentParser.parse(text), stores: stores, rfm: RFMQuestion(today: today), standing: standing)
        }
        for (name, text) in [("stages", "stage is cooling"), ("tiers", "value is high")] {
            let question = SegmentQuestion(
                try SegmentParser.parse(text), stores: stores, rfm: RFMQuestion(today: today), standing: standing)
            let first = asked([question], of: live)
            Figure.show("first ask of \(name) after loading, ms", Figure.rounded(first))
        }
        let rounds = ProcessInfo.processInfo.environment["HUITOU_BENCH_ROUNDS"].flatMap { Int($0) } ?? 15
        for (number, question) in questions.enumerated() {
            let first = asked([question], of: live)
            var times: [Double] = []
            for _ in 1...rounds { times.append(asked([question], of: live)) }
            let members = live.members(question).members.count
            Figure.show(
                "segment \(number + 1), ms (\(members.grouped) members; first ask \(Figure.rounded(first)))",
                "\(Figure.rounded(Figure.median(times))), at least \(Figure.rounded(times.min() ?? 0))")
        }
        Figure.show("columns and lists · all held, MB", "\(Self.megabytes(live.bytes)) · \(Self.resident)")
        try await followOne(questions, &live, installation, brand, now)
        try await installation.close()
    }

    /// All questions, one after the other; milliseconds.
    private func asked(_ questions: [SegmentQuestion], of live: LiveBrand) -> Double {
        let start = ContinuousClock.now
        for question in questions { _ = live.members(question) }
        return (ContinuousClock.now - start).inSeconds * 1000
    }

    /// Who of one person is in the segments, after each of some new facts.
    private func followOne(
        _ questions: [SegmentQuestion], _ live: inout LiveBrand, _ installation: Installation, _ brand: Brand,
        _ now: Instant
    ) async throws {
        let store = questions[0].stores.first?.name ?? ""
        let some = live.members(questions[0]).members.first
        var times = questions.map { _ in [Double]() }
        for number in 1...9 {
            let order = StatedOrder(
                number: "bench-\(now.milliseconds)-\(number)", status: .paid, times: OrderTimes(placed: now, paid: now),
                currency: brand.currency, amounts: .told(OrderAmounts(paid: 100)),
                buyers: [BuyerKey(kind: .account, value: "bench-\(number % 3)")])
            let told = TellEvents(brand: nil, [.statement(store: store, .order(order))], statedAt: now)
            _ = try await installation.run(told, as: .commandLine, at: now)
            live = try await installation.liveBrands.live(brand)
            for (place, question) in questions.enumerated() {
                let start = ContinuousClock.now
                _ = live.members(question, among: some.map { [$0] } ?? [])
                times[place].append((ContinuousClock.now - start).inSeconds * 1000)
            }
        }
        for (number, times) in times.enumerated() {
            Figure.show(
                "is one person in segment \(number + 1), after a fact, ms",
                "\(Figure.rounded(Figure.median(times), 2)), at most \(Figure.rounded(times.max() ?? 0, 2))")
        }
    }

    private static func megabytes(_ bytes: Int) -> Int { bytes / 1_048_576 }

    /// Megabytes of memory that the program holds.
    private static var resident: String {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        let kilobytes = line?.split(separator: " ").compactMap { Int($0) }.first
        return kilobytes.map { String($0 / 1024) } ?? "unknown"
    }
}
