import Access
import Database
import Foundation
import Insight
import Operations
import Shop

/// Live columns of a sample brand: how fast they load, how much memory they hold, how fast they answer, and what one more
/// order costs. `HUITOU_BENCH_ORDERS` says how many orders (1,000,000 unless told), ten to a customer.
struct LivePace {
    let folder: String
    private let binary = (CommandLine.arguments[0] as NSString).deletingLastPathComponent + "/huitou"

    func measure() async throws {
        let orders = ProcessInfo.processInfo.environment["HUITOU_BENCH_ORDERS"].flatMap { Int($0) } ?? 1_000_000
        let path = ProcessInfo.processInfo.environment["HUITOU_BENCH_DB"] ?? "\(folder)/live.db"
        if !FileManager.default.fileExists(atPath: path) {
            let making = ContinuousClock.now
            try Child.run(
                binary,
                [
                    "sample", "--preset", "general", "--orders", String(orders), "--customers", String(orders / 10),
                    "--behaviours-per-order", "0", "--without-persons", "--db", path, "--json",
                ], home: folder)
            Figure.show(
                "sample into SQLite, orders/s", Figure.rounded(Figure.rate(orders, ContinuousClock.now - making), 0))
        }
        let now = Instant(Date())
        let installation = try await Installation.open(
            DatabasePlace(path) { $0 }, keysPath: nil, makes: false, at: now)
        try await measure(installation, now)
        try await installation.close()
    }

    private func measure(_ installation: Installation, _ now: Instant) async throws {
        let brand = try await installation.database.read { try Brands.find(nil, for: .commandLine, in: $0) }
        var loads: [Double] = []
        for _ in 1...3 {
            let start = ContinuousClock.now
            let live = try await LiveLoader.load(brand, from: installation.database)
            loads.append(Figure.rate(live.orderCount, ContinuousClock.now - start))
        }
        let live = try await installation.liveBrands.live(brand)
        Figure.show(
            "orders · lines · behaviours · customers in columns",
            "\(live.orderCount) · \(live.lineCount) · \(live.behaviourCount) · \(live.personCount)")
        Figure.show("load from SQLite, orders/s, median of 3", Figure.rounded(Figure.median(loads), 0))
        Figure.show("memory of the columns, MB", Figure.rounded(Double(live.bytes) / 1_048_576))
        let promised =
            64 * live.personCount + 24 * live.orderCount + 16 * live.lineCount + 16 * live.behaviourCount
        Figure.show(
            "of 64 B a customer + 24 an order + 16 a line + 16 a behaviour",
            Figure.rounded(Double(live.bytes) / Double(promised), 2))
        let today = BrandDay(now, in: brand.timeZone)
        for question in [RFMQuestion(today: today, windowDays: nil), RFMQuestion(today: today).by(.quintile)] {
            try await timed("rfm of everyone, \(question.rule), ms") { _ = live.rfm(question) }
        }
        try await timed("stages of everyone, ms") { _ = live.stages(on: today) }
        try await timed("cycles of brand, stores, categories, products, ms") { _ = live.cycles(on: today) }
        try await timed("cohorts of 24 months, ms") { _ = live.cohorts(CohortQuestion(today: today, months: 24)) }
        try await timed("movement of a month, ms") {
            _ = live.movements(from: today.adding(days: -30), to: RFMQuestion(today: today))
        }
        try await timed("stages at 13 days, ms") { _ = live.stageFlow(until: today) }
        try await timed("due within 7 days, ms") {
            _ = live.due(DueQuestion(today: today, withinDays: 7, subject: .whole))
        }
        try await measureOneMore(installation, brand, now)
    }

    /// From the commit of an order to columns that have it.
    private func measureOneMore(_ installation: Installation, _ brand: Brand, _ now: Instant) async throws {
        let store = try await installation.database.read { try Stores.all(of: brand.id, in: $0).first?.name ?? "" }
        var follows: [Double] = []
        for number in 1...20 {
            let order = StatedOrder(
                number: "bench-\(now.milliseconds)-\(number)", status: .paid, times: OrderTimes(placed: now, paid: now),
                currency: brand.currency, amounts: .told(OrderAmounts(paid: 100)),
                buyers: [BuyerKey(kind: .account, value: "bench-\(number % 7)")])
            let told = TellEvents(brand: nil, [.statement(store: store, .order(order))], statedAt: now)
            _ = try await installation.run(told, as: .commandLine, at: now)
            let start = ContinuousClock.now
            _ = try await installation.liveBrands.live(brand)
            follows.append((ContinuousClock.now - start).inSeconds * 1000)
        }
        Figure.show("one more order into the columns, ms, median of 20", Figure.rounded(Figure.median(follows), 2))
    }

    private func timed(_ name: String, _ body: () throws -> Void) async throws {
        var times: [Double] = []
        for _ in 1...5 {
            let start = ContinuousClock.now
            try body()
            times.append((ContinuousClock.now - start).inSeconds * 1000)
        }
        Figure.show(name, Figure.rounded(Figure.median(times)))
    }
}
