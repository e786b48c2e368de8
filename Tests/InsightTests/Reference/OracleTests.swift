import Database
import Facts
import Insight
import Shop
import TestDatabases
import Testing

/// The reference against what the random brand itself knows, reckoned without any fact or rule of the program.
struct OracleTests {
    private static let days = [BrandDay(number: 19_500), BrandDay(number: 19_800), RandomBrand.lastDay]

    @Test(arguments: TestEngine.available, [21, 22] as [UInt64])
    func figuresAreThoseOfTheOrdersTold(_ engine: TestEngine, seed: UInt64) async throws {
        let random = RandomBrandWriter.brand(seed: seed, persons: 200)
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await random.write(to: database)
            for day in Self.days {
                let oracle = Oracle(random, through: day)
                for window in [nil, 365, 30] as [Int?] {
                    for money in MoneyBasis.allCases {
                        let question = RFMQuestion(today: day, windowDays: window, money: money)
                        let report = try await database.read { tx in
                            try ReferenceFigures.rfm(question, brand: RandomBrand.brand, in: tx)
                        }
                        #expect(report.figures.map(\.text) == oracle.rfm(window: window, money))
                    }
                }
                let stages = try await database.read { tx in
                    try ReferenceFigures.stages(on: day, brand: RandomBrand.brand, in: tx)
                }
                let repurchase = try await database.read { tx in
                    try ReferenceFigures.repurchase(
                        RepurchaseQuestion(today: day), brand: RandomBrand.brand, in: tx)
                }
                #expect(stages.rows.filter { $0.span != nil }.map(\.customer.raw) == oracle.buyers)
                #expect(repurchase.repurchase == oracle.repurchase(days: 90))
                let cycles = try await database.read { tx in
                    try ReferenceFigures.cycles(on: day, brand: RandomBrand.brand, in: tx)
                }
                let brandCycle = cycles.cycle(of: .brand)
                #expect(brandCycle.map { [$0.days, Double($0.intervals)] } == oracle.brandCycle)
            }
        }
    }
}

/// Sales as a random brand meant them.
private struct Oracle {
    private struct Sale {
        let day: BrandDay
        let gross: Int64
        let net: Int64
    }

    private var sales: [Int64: [Sale]] = [:]
    private var backs: [Int64: [(day: BrandDay, minor: Int64)]] = [:]
    private let today: BrandDay

    init(_ brand: RandomBrand, through today: BrandDay) {
        self.today = today
        var orders: [String: StatedOrder] = [:]
        var toldAt: [String: Instant] = [:]
        var refunds: [StatedRefund] = []
        var marks: [String: LeftOutReason?] = [:]
        var arrows: [Int64: Int64] = [:]
        func end(_ customer: Int64) -> Int64 { arrows[customer].map(end) ?? customer }
        for step in brand.steps {
            switch step {
            case .orders(let told, _, let at):
                for order in told where at >= toldAt[order.number] ?? at {
                    orders[order.number] = order
                    toldAt[order.number] = at
                }
            case .refunds(let told, _): refunds += told
            case .marked(let numbers, _, let reason): for number in numbers { marks[number] = .some(reason) }
            case .merged(let one, let other):
                let (first, second) = (end(one), end(other))
                if first != second { arrows[max(first, second)] = min(first, second) }
            case .parted(let customer): arrows[customer] = nil
            case .products, .seen, .reviews, .behaviours, .told: break
            }
        }
        let limit = today.adding(days: 1).start(in: RandomBrand.zone)
        for (number, order) in orders {
            guard (marks[number] ?? order.leftOut) == nil, order.status != .closed, let at = order.counts, at < limit,
                let buyer = order.buyers.customer
            else { continue }
            let records = refunds.filter {
                $0.orderNumber == number && $0.currency == order.currency && $0.occurredAt < limit
            }.reduce(0) { $0 + $1.minor }
            let told = (order.times.newest.map { $0 < limit } ?? true) ? order.refundedTold : 0
            let refunded = max(told, records)
            guard refunded == 0 || refunded < order.paid else { continue }
            let isOurs = order.currency == .cny
            let sale = Sale(
                day: BrandDay(at, in: RandomBrand.zone), gross: isOurs ? order.paid : 0,
                net: isOurs ? order.paid - refunded : 0)
            sales[end(buyer.raw), default: []].append(sale)
        }
        for refund in refunds where refund.occurredAt < limit && refund.currency == .cny {
            guard refund.orderNumber.map({ orders[$0] == nil }) ?? true, let buyer = refund.buyers.customer else {
                continue
            }
            backs[end(buyer.raw), default: []].append((BrandDay(refund.occurredAt, in: RandomBrand.zone), refund.minor))
        }
    }

    var buyers: [Int64] { sales.keys.sorted() }

    func rfm(window: Int?, _ money: MoneyBasis) -> [String] {
        func isIn(_ day: BrandDay) -> Bool { window.map { today.number - day.number < $0 } ?? true }
        return buyers.compactMap { buyer in
            let asked = (sales[buyer] ?? []).filter { isIn($0.day) }
            guard let last = asked.map(\.day).max() else { return nil }
            var sum = asked.reduce(0) { $0 + (money == .net ? $1.net : $1.gross) }
            if money == .net { for back in backs[buyer] ?? [] where isIn(back.day) { sum -= back.minor } }
            return "\(buyer): \(today.number - last.number) \(asked.count) \(sum)"
        }
    }

    func repurchase(days: Int) -> Share {
        let counts = sales.values.map { sales in
            Set(sales.map(\.day).filter { today.number - $0.number < days }).count
        }
        return Share(counts.count { $0 > 1 }, of: counts.count { $0 > 0 })
    }

    /// The median and the number of intervals between unmasked neighbours.
    var brandCycle: [Double]? {
        var gaps: [Int] = []
        for days in sales.values.map({ Set($0.map(\.day)) }) {
            for start in days {
                guard let next = days.filter({ $0 > start }).min() else { continue }
                if !Self.isPeak(start), !Self.isPeak(next) { gaps.append(next.number - start.number) }
            }
        }
        guard !gaps.isEmpty else { return nil }
        gaps.sort()
        let middle = gaps.count / 2
        let median = gaps.count % 2 == 1 ? Double(gaps[middle]) : Double(gaps[middle - 1] + gaps[middle]) / 2
        return [median, Double(gaps.count)]
    }

    private static func isPeak(_ day: BrandDay) -> Bool {
        switch String(day.description.dropFirst(5)) {
        case "03-08", "06-01", "06-02", "06-03", "06-16", "06-17", "06-18", "11-01", "11-02", "11-03", "11-10", "11-11",
            "12-12":
            true
        default: false
        }
    }
}

extension StatedOrder {
    fileprivate var counts: Instant? {
        switch kind {
        case .ordinary, .presale: times.paid
        case .group: times.grouped
        case .cashOnDelivery: times.delivered ?? times.confirmed
        }
    }

    fileprivate var refundedTold: Int64 {
        switch amounts {
        case .told(let amounts): amounts.refunded
        case .untold, .sumOfLines: 0
        }
    }

    /// Yuan of this brand are sold in whole: no line needs rounding.
    fileprivate var paid: Int64 {
        switch amounts {
        case .told(let amounts): amounts.paid ?? 0
        case .untold: 0
        case .sumOfLines: lines.all.reduce(0) { $0 + $1.quantity * $1.unitPrice.raw / 10_000 }
        }
    }
}

extension StatedRefund {
    fileprivate var minor: Int64 {
        switch content {
        case .amount(let minor): minor
        case .lines: 0
        }
    }
}

extension RFMFigures {
    fileprivate var text: String { "\(customer.raw): \(recencyDays) \(frequency) \(moneyMinor)" }
}
