import Access
import Database
import Facts
import Foundation
import Operations
import Shop
import TestDatabases
import Testing

struct RetentionTests {
    private static func looks(_ months: [Int], of shop: Workshop) -> [ToldEvent] {
        months.flatMap { month in
            (0..<3).map { number in
                ToldEvent.behaviour(
                    store: "A",
                    StatedBehaviour(
                        number: "\(month)-\(number)", kind: .viewed, buyers: [BuyerKey(kind: .account, value: "b")],
                        product: StatedProduct(code: "soap", title: "Soap"),
                        occurredAt: shop.now.advanced(milliseconds: -Int64(month) * 31 * 86_400_000)))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsOlderThanTheBrandKeepsIsFolded(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .taobao, brand: nil))
            let events = Self.looks([0, 3, 30], of: shop)
            _ = try await shop.run(TellEvents(brand: nil, events, statedAt: shop.now))
            let before = try await shop.run(ShowRetention(brand: nil))
            #expect(before.months == 24)
            #expect(before.kept.waiting == 3)
            #expect(try await shop.run(RunRetention(brand: nil)).folded == 3)
            #expect(try await shop.run(RunRetention(brand: nil)).folded == 0)
            _ = try await shop.run(SettleBrand(brand: nil, name: "retention.behaviours", value: "forever"))
            let kept = try await shop.run(RunRetention(brand: nil))
            #expect(kept.firstDayKept == nil && kept.folded == 0)
            _ = try await shop.run(SettleBrand(brand: nil, name: "retention.behaviours", value: "1"))
            #expect(try await shop.run(RunRetention(brand: nil)).folded == 3)
            let after = try await shop.run(ShowRetention(brand: nil))
            #expect(after.kept.waiting == 0 && after.kept.folded == 6)
            #expect(after.kept.oldest == shop.now)
            // An old file once more.
            #expect(try await shop.run(TellEvents(brand: nil, events, statedAt: shop.now)).behaviours == 0)
            let found = try await shop.run(AskSegment("viewed exactly 9 times", brand: nil, limit: 5))
            #expect(found.lines.count == 1)
            let audit = try await shop.run(ListAudit(.after(0), limit: 100)).map(\.row)
            // What nothing was due for left none.
            let folded = audit.filter { $0.code == "behaviours.folded" }.compactMap(\.note)
            #expect(folded.map { $0.hasSuffix(" 3") } == [true, true])
            #expect(folded.map { BrandDay(String($0.prefix(10))) != nil } == [true, true])
        }
    }

    /// A clock that is years ahead folds nothing that nobody said it should.
    @Test(arguments: TestEngine.available)
    func aClockThatRanAheadFoldsNothing(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .taobao, brand: nil))
            _ = try await shop.run(TellEvents(brand: nil, Self.looks([0, 30], of: shop), statedAt: shop.now))
            let ahead = shop.now.advanced(milliseconds: 49 * 3_600_000)
            await #expect(throws: FactsError.clockAhead(newest: shop.now)) {
                try await shop.installation.run(RunRetention(brand: nil), as: .commandLine, at: ahead)
            }
            let shown = try await shop.installation.run(ShowRetention(brand: nil), as: .commandLine, at: ahead)
            #expect(shown.isAheadOf == shop.now && shown.kept.waiting == 3)
            let told = RunRetention(brand: nil, trustsClock: true)
            #expect(try await shop.installation.run(told, as: .commandLine, at: ahead).folded == 3)
        }
    }

    /// A timeline and a person's own file say how often, and no hour.
    @Test(arguments: TestEngine.available)
    func aPersonsPageAndFileTellDays(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .taobao, brand: nil))
            _ = try await shop.run(TellEvents(brand: nil, Self.looks([30], of: shop), statedAt: shop.now))
            _ = try await shop.run(RunRetention(brand: nil))
            let line = try #require(try await shop.run(ListCustomers(brand: nil, matching: nil, limit: 1)).lines.first)
            let page = try await shop.run(ReadTimeline(id: line.id, brand: nil, after: nil, limit: 20))
            let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
            let seen = page.entries.filter { $0.place.kind == .behaviour }
            #expect(seen.count == 1)
            let entry = try #require(seen.first)
            guard case .behaviour(.viewed, "Soap", 3) = entry.content else {
                Issue.record("\(entry.content)")
                return
            }
            #expect(BrandDay(entry.place.at, in: zone).start(in: zone) == entry.place.at)
            let file = try await shop.run(ExportCustomer(id: line.id, brand: nil))
            let section = try #require(file.sections.first { $0.table == "behaviours" })
            let times = try #require(section.columns.firstIndex(of: "times"))
            #expect(section.rows.map { $0[times] } == [.number(3)])
        }
    }

    @Test(arguments: ["0", "1201", "24m", "", "ever"])
    func otherWordsAreRefused(_ value: String) {
        var settings = BrandSettings()
        #expect(throws: AccessError.self) { try settings.set("retention.behaviours", to: value) }
        #expect(settings.behaviourMonths == 24)
    }
}
