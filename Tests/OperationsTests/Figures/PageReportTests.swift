import Access
import Customers
import Database
import Insight
import Segments
import Shop
import TestDatabases
import Testing

@testable import Operations

/// What the pages ask for, through the operations.
struct PageReportTests {
    private static func order(_ number: String, _ buyer: String, daysAgo: Int64, _ now: Instant) -> StatedOrder {
        let paidAt = now.advanced(milliseconds: -daysAgo * 86_400_000)
        let lamp = StatedProduct(code: "lamp-1", title: "Lamp", category: "light")
        let line = StatedLine(
            key: LineKey(hash: 1, ordinal: 1), product: lamp, quantity: 1, unitPrice: Millionths(100_000_000),
            isGift: false)
        return StatedOrder(
            number: number, status: .confirmed, times: OrderTimes(placed: paidAt, paid: paidAt), currency: .cny,
            amounts: .told(OrderAmounts(paid: 10_000)), buyers: [BuyerKey(kind: .account, value: buyer)],
            lines: .whole([line]))
    }

    /// b1 bought in A 100 and 40 days ago, b3 in B 20 days ago, b2 in B 10 days ago.
    private static func open(_ engine: TestEngine, _ body: (Workshop) async throws -> Void) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .shopify, brand: nil))
            _ = try await shop.run(AddStore(name: "B", platform: .taobao, brand: nil))
            let told: [(String, StatedOrder)] = [
                ("A", order("1", "b1", daysAgo: 100, shop.now)), ("A", order("2", "b1", daysAgo: 40, shop.now)),
                ("B", order("3", "b3", daysAgo: 20, shop.now)), ("B", order("4", "b2", daysAgo: 10, shop.now)),
            ]
            let events = told.map { ToldEvent.statement(store: $0.0, .order($0.1)) }
            _ = try await shop.run(TellEvents(brand: nil, events, statedAt: shop.now))
            try await body(shop)
        }
    }

    @Test(arguments: TestEngine.available)
    func storesStandSideBySide(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let answer = try await shop.run(CompareStores(brand: nil))
            #expect(answer.lines.map(\.store.name) == ["A", "B"])
            #expect(answer.lines.map(\.figures.purchases) == [1, 2])
            #expect(answer.lines.map(\.figures.money.minor) == [10_000, 20_000])
            #expect(answer.report.whole.purchases == 3)
            let brand = try await shop.run(FindBrand(name: nil))
            #expect(answer.report.question.to == BrandDay(shop.now, in: brand.timeZone))
            #expect(answer.lines.map(\.figures.firstBuyers) == [0, 2])
            #expect(answer.lines.map(\.figures.returningMoney.minor) == [10_000, 0])
        }
    }

    @Test(arguments: TestEngine.available)
    func cohortsAreOfEverybodyOrOfOneSource(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let all = try await shop.run(ReportCohorts(brand: nil))
            #expect(all.report.rows.reduce(0) { $0 + $1.customers } == 3)
            #expect(all.stores.map(\.name) == ["A", "B"])
            let some = try await shop.run(ReportCohorts(brand: nil, source: .platform(.shopify)))
            #expect(some.report.rows.reduce(0) { $0 + $1.customers } == 1)
            let store = try await shop.run(ReportCohorts(brand: nil, source: .store("B")))
            #expect(store.report.rows.reduce(0) { $0 + $1.customers } == 2)
            await #expect(throws: AccessError.noSuchStore(name: "C", known: ["A", "B"])) {
                try await shop.run(ReportCohorts(brand: nil, source: .store("C")))
            }
        }
    }

    @Test func theOthersAnswer() async throws {
        try await Self.open(.sqlite) { shop in
            let intervals = try await shop.run(ReportIntervals(brand: nil, of: .category("light")))
            #expect(intervals.buyers == 3 && intervals.intervals.median == 60)
            #expect(try await shop.run(ReportIntervals(brand: nil, of: .product("none"))).buyers == 0)
            let paths = try await shop.run(ReportPaths(brand: nil))
            #expect(paths.rows.map(\.to) == [.never, .category("light")])
            #expect(paths.rows.map(\.customers) == [Share(2, of: 3), Share(1, of: 3)])
            let flow = try await shop.run(ReportStageFlow(brand: nil, months: 2))
            #expect(flow.points.count == 3 && flow.points.last?.customers == 3)
            let picture = try await shop.run(ReportRFMPicture(brand: nil)).picture
            #expect(picture.customers == 3 && picture.money.minor == 40_000)
            let masking = try await shop.run(ReportMasking(brand: nil, trying: PromotionDays.none))
            #expect(masking.brand.unmasked?.days == 60 && masking.brand.tried == masking.brand.unmasked)
            #expect(masking.lines.map(\.name) == ["light"])
            let names = try await shop.run(SuggestNames("L", brand: nil))
            #expect(names.names.categories == ["light"] && names.names.products.map(\.code).contains("lamp-1"))
            let starters = try await shop.run(ListStarterSegments(brand: nil))
            #expect(starters.count > 30)
            #expect(starters.first { $0.starter.id == "rfm-vip" }?.lacking == [])
            #expect(starters.first { $0.starter.id == "cart-rescue" }?.lacking.isEmpty == false)
        }
    }

    @Test(arguments: TestEngine.available)
    func movesOfASegmentAreToldDayByDay(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            _ = try await shop.run(SaveSegment("recent", as: "bought within last 15 days", brand: nil, enters: true))
            let answer = try await shop.run(ReportSegmentMoves(of: "recent", days: 30, brand: nil))
            #expect(answer.days.count == 30 && answer.members == 1)
            #expect(answer.days.reduce(0) { $0 + $1.entered } == 1)
            #expect(try await shop.run(ListSegmentSnapshots(of: "recent", brand: nil)).map(\.members) == [1])
        }
    }

    /// Only what one may see.
    @Test(arguments: TestEngine.available)
    func brandsAreThoseOfTheCaller(_ engine: TestEngine) async throws {
        try await Agency.open(engine) { agency in
            let all = try await agency.shop.run(CompareBrands())
            #expect(Set(all.map(\.brand.name)) == [Agency.own, Agency.other])
            let owner = try await agency.member("owner", .owner)
            #expect(try await agency.run(CompareBrands(), as: owner).map(\.brand.name) == [Agency.own])
            // Whoever may not read figures sees none.
            let clerk = try await agency.member("clerk", .clerk)
            #expect(try await agency.run(CompareBrands(), as: clerk).isEmpty)
            let chief = try await agency.member("chief", isAdministrator: true)
            #expect(try await agency.run(CompareBrands(), as: chief).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func whoIsKeptOutIsNotReached(_ engine: TestEngine) async throws {
        try await Seeded.open(engine) { seeded in
            func later(_ hours: Int64) -> Instant { Seeded.now.advanced(milliseconds: hours * 3_600_000) }
            let given = StatedConsent(.sms, for: .marketing, method: "form")
            try await seeded.run(TellConsent(given, of: seeded.sparrow, brand: nil), at: later(1))
            let before = try await seeded.run(ReportReach(brand: nil), at: later(2))
            let taken = StatedConsent(.sms, for: .marketing, isWithdrawn: true, method: "reply")
            try await seeded.run(TellConsent(taken, of: seeded.sparrow, brand: nil), at: later(3))
            let after = try await seeded.run(ReportReach(brand: nil), at: later(4))
            #expect(after.total(.sms).part == before.total(.sms).part - 1)
            #expect(before.rows.map(\.stage) == Stage.allCases)
            let kept = try await seeded.installation().database.read { tx in
                try Suppressions.everybody(keptOutFor: .marketing, brand: ID(1), in: tx)
            }
            #expect(kept[.sms]?.isEmpty == false)
        }
    }
}
