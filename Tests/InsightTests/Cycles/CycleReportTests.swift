import Insight
import Shop
import Testing

struct CycleReportTests {
    @Test func aCycleCountsItsIntervalsAndPersons() {
        #expect(Cycle([[10, 20], [], [60]]) == Cycle(days: 20, intervals: 3, persons: 2))
        #expect(Cycle([[], []]) == nil)
    }

    @Test func theParentOfAProductIsTheNearestKnown() {
        let wipes = Self.product(1, "care", isConsumable: true)
        let lamp = Self.product(2, "care")
        let full = Self.report([.brand: 50, .category("care"): 40, .product(ID(1)): 0.5, .product(ID(2)): 70])
        #expect(full.parent(of: wipes, lastUnits: 160, usePerDay: 4) == 0.5)
        #expect(full.parent(of: lamp, lastUnits: 1, usePerDay: nil) == 70)
        let wider = Self.report([.brand: 50, .category("care"): 40])
        // 80 wipes ÷ 4 a day = 20 days.
        #expect(wider.parent(of: wipes, lastUnits: 80, usePerDay: 4) * 80 == 20)
        // Without it, the category's days are for what was last bought.
        #expect(wider.parent(of: wipes, lastUnits: 80, usePerDay: nil) * 80 == 40)
        #expect(wider.parent(of: wipes, lastUnits: 80, usePerDay: 0) * 80 == 40)
        // A lamp is not used up.
        #expect(wider.parent(of: lamp, lastUnits: 1, usePerDay: 4) == 40)
        #expect(wider.parent(of: Self.product(3, nil), lastUnits: 1, usePerDay: nil) == 50)
        #expect(wider.parent(of: Self.product(3, "other"), lastUnits: 1, usePerDay: nil) == 50)
        #expect(Self.report([:]).parent(of: lamp, lastUnits: 1, usePerDay: nil) == 30)
        #expect(Self.report([:]).brandParent == 30)
    }

    @Test func rowsComeFromTheWidestScopeToTheNarrowest() {
        let report = Self.report([
            .product(ID(2)): 1, .category("b"): 2, .store(ID(9)): 3, .brand: 4, .product(ID(1)): 5, .category("a"): 6,
        ])
        #expect(report.rows.map(\.cycle.days) == [4, 3, 6, 2, 5, 1])
    }

    @Test func dueListsHoldWhoIsDueInTime() {
        func row(_ customer: Int64, last: Int, cycle: Double, product: Int64? = nil) -> DueList.Row {
            DueList.Row(
                ID(customer), product.map { .product(ID($0)) } ?? .whole, last: BrandDay(number: last), cycle: cycle)
        }
        let rows = [
            row(1, last: 90, cycle: 10), row(2, last: 90, cycle: 9), row(3, last: 90, cycle: 17),
            row(4, last: 90, cycle: 18), row(5, last: 85, cycle: 15, product: 2),
            row(5, last: 85, cycle: 15, product: 1),
        ]
        func due(_ days: Int?) -> [Int64] {
            DueList(
                DueQuestion(today: BrandDay(number: 100), withinDays: days, subject: .whole), rows: rows.reversed()
            ).rows.map(\.customer.raw)
        }
        #expect(due(7) == [1, 5, 5, 3])
        #expect(due(0) == [1, 5, 5])
        #expect(due(nil) == [2, 1, 5, 5, 3, 4])
        let list = DueList(DueQuestion(today: BrandDay(number: 100), withinDays: 0, subject: .products), rows: rows)
        #expect(list.rows.map(\.subject) == [.whole, .product(ID(1)), .product(ID(2))])
        #expect(list.rows[0].opens == BrandDay(number: 98))
        #expect(list.rows[0].due == BrandDay(number: 100))
    }

    private static func report(_ days: [CycleScope: Double]) -> CycleReport {
        CycleReport(
            day: BrandDay(number: 1),
            rows: days.map { CycleReport.Row($0, Cycle(days: $1, intervals: 1, persons: 1)) })
    }

    private static func product(_ id: Int64, _ category: String?, isConsumable: Bool = false) -> Product {
        Product(
            id: ID(id), store: ID(1), code: "P\(id)", title: "P\(id)", category: category, isConsumable: isConsumable,
            packSize: 80)
    }
}
