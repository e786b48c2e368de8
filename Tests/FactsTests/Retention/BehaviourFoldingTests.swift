import Database
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Facts

struct BehaviourFoldingTests {
    private static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt

    private func seen(
        _ number: String, _ kind: BehaviourKind = .viewed, product: String? = "soap", day: Int, hour: Int64 = 12
    ) -> StatedBehaviour {
        let start = BrandDay(number: day).start(in: Self.zone)
        return StatedBehaviour(
            number: number, kind: kind, buyers: [], product: product.map { StatedProduct(code: $0, title: $0) },
            occurredAt: start.advanced(milliseconds: hour * 3_600_000))
    }

    /// Day, kind, product, times (nil as told) and the hour of the brand's day.
    private func rows(_ stall: Stall) async throws -> [String] {
        let brand = stall.brand
        return try await stall.database.read { tx in
            try tx.all(
                """
                SELECT b.occurred_at, b.kind, p.code, b.times
                FROM behaviours b
                LEFT JOIN products p ON p.brand_id = b.brand_id AND p.id = b.product_id
                WHERE b.brand_id = \(brand.raw)
                ORDER BY b.id
                """
            ) { row in
                let at = Instant(milliseconds: row.int64(0))
                let day = BrandDay(at, in: Self.zone)
                let hour = (at.milliseconds - day.start(in: Self.zone).milliseconds) / 3_600_000
                let times = row.optionalInt64(3).map { "×\($0)" } ?? "told"
                return "\(day.number) \(hour)h \(row.int64(1)) \(row.optionalText(2) ?? "-") \(times)"
            }.sorted()
        }
    }

    @Test(arguments: TestEngine.available)
    func whatOnePersonDidInADayBecomesOneCount(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            _ = try await stall.tell(behaviours: [
                seen("1", day: 100, hour: 0), seen("2", day: 100, hour: 23), seen("3", .added, day: 100),
                seen("4", product: nil, day: 100), seen("5", day: 101), seen("6", day: 102, hour: 0),
            ])
            #expect(try await stall.fold(before: 102) == 5)
            #expect(
                try await rows(stall)
                    == [
                        "100 0h 2 - ×1", "100 0h 2 soap ×2", "100 0h 4 soap ×1", "101 0h 2 soap ×1",
                        "102 0h 2 soap told",
                    ])
            #expect(try await stall.fold(before: 102) == 0)
            let folded = try await stall.facts().map(\.fact).filter { $0.kind == .behavioursFolded }
            #expect(folded.map(\.subject) == [7])
            #expect(try await stall.isSound())
        }
    }

    /// Bounded steps that may end anywhere come to the same as one.
    @Test(arguments: TestEngine.available, [1, 2, 3])
    func stepsComeToTheSameAsOne(_ engine: TestEngine, _ most: Int) async throws {
        try await Stall.on(engine) { stall in
            let told = (0..<20).map { seen("\($0)", day: 100 + $0 % 3, hour: Int64($0)) }
            _ = try await stall.tell(behaviours: told)
            var steps = 0
            while try await stall.fold(before: 102, most: most) > 0 { steps += 1 }
            #expect(steps >= 14 / most)
            #expect(
                try await rows(stall).filter { !$0.hasSuffix("told") } == ["100 0h 2 soap ×7", "101 0h 2 soap ×7"])
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsToldAgainCountsOnceAndWhatIsToldLateIsAdded(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let told = [seen("1", day: 100), seen("2", day: 100)]
            #expect(try await stall.tell(behaviours: told) == 2)
            try await stall.fold(before: 200)
            #expect(try await stall.tell(behaviours: told) == 0)
            // Another store may use the same numbers.
            #expect(try await stall.of(store: 2).tell(behaviours: told) == 2)
            #expect(try await stall.tell(behaviours: told + [seen("3", day: 100)]) == 1)
            try await stall.fold(before: 200)
            #expect(try await rows(stall) == ["100 0h 2 soap ×2", "100 0h 2 soap ×3"])
            #expect(try await stall.tell(behaviours: told + [seen("3", day: 100)]) == 0)
            #expect(try await stall.isSound())
        }
    }

    @Test(arguments: TestEngine.available)
    func anotherBrandIsLeftAlone(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            _ = try await stall.of(brand: 2).tell(behaviours: [seen("1", day: 100)])
            #expect(try await stall.fold(before: 200) == 0)
            #expect(try await rows(stall.of(brand: 2)) == ["100 12h 2 soap told"])
        }
    }

    @Test(arguments: TestEngine.available)
    func twoWhoFoldAtOnceCountNothingTwice(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            _ = try await stall.tell(behaviours: (0..<200).map { seen("\($0)", day: 100 + $0 % 2) })
            async let one = foldAll(stall)
            async let other = foldAll(stall)
            let counts = try await (one, other)
            // On a server one may pass over what the other is folding.
            let rest = try await foldAll(stall)
            #expect(counts.0 + counts.1 + rest == 200)
            #expect(try await rows(stall) == ["100 0h 2 soap ×100", "101 0h 2 soap ×100"])
            #expect(try await stall.isSound())
        }
    }

    private func foldAll(_ stall: Stall) async throws -> Int {
        var all = 0
        while true {
            let some = try await stall.fold(before: 200, most: 7)
            guard some > 0 else { return all }
            all += some
        }
    }

    @Test func theOldestAreFoundByTheirMoment() async throws {
        try await Stall.on(.sqlite) { stall in
            let brand = Brand(
                id: ID(1), name: "Lamp", timeZone: Self.zone, currency: .cny, language: .english)
            let sql = BehaviourFolding.oldest(before: BrandDay(number: 100), of: brand, most: 10)
            let plan = try await stall.database.read { try $0.plan(sql) }
            #expect(plan.contains("behaviours_told"))
            #expect(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"))
        }
    }
}
