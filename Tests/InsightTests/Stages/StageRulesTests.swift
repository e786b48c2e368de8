import Insight
import Shop
import Testing

struct StageRulesTests {
    /// Days since the first and the last purchase, the cycle, the stage.
    private static let table: [(Int, Int, Double, Stage)] = [
        (0, 0, 10, .new), (3, 3, 10, .new), (3, 0, 10, .new), (4, 0, 10, .active), (4, 4, 10, .active),
        (400, 30, 10, .active), (400, 31, 10, .cooling), (31, 31, 30, .cooling), (31, 31, 31, .active),
        (400, 45, 45, .active), (400, 46, 45, .cooling), (400, 90, 45, .cooling), (400, 91, 45, .dormant),
        (400, 90, 1, .cooling), (400, 91, 1, .dormant), (400, 180, 1, .dormant), (400, 181, 1, .lost),
        (900, 180, 60, .dormant), (900, 181, 60, .lost), (900, 120, 60, .cooling), (900, 121, 60, .dormant),
        (900, 300, 100, .dormant), (900, 301, 100, .lost), (900, 200, 100, .cooling), (900, 100, 100, .active),
        (2, 2, 0.5, .new), (900, 181, 0.001, .lost), (5000, 3000, 4000, .active),
    ]

    @Test(arguments: table)
    func theFirstMatchStands(first: Int, last: Int, cycle: Double, stage: Stage) {
        let span = PurchaseSpan(daysSinceFirst: first, daysSinceLast: last)
        #expect(StageRules.stage(of: span, cycle: cycle) == stage)
    }

    @Test func whoNeverBoughtIsAProspect() {
        for cycle in [0.001, 30, 10_000] { #expect(StageRules.stage(of: nil, cycle: cycle) == .prospect) }
    }

    /// With every cycle: each stage is reached, in the order of a life, and none comes back.
    @Test(arguments: [0.000_001, 0.5, 1, 10, 29.9, 30, 30.1, 44.9, 45, 45.1, 59, 60, 61, 89, 90, 91, 365, 10_000])
    func stagesAreNestedAndReached(cycle: Double) {
        let last = Int(3 * max(cycle, 60)) + 2
        let life = (0...last).map {
            StageRules.stage(of: PurchaseSpan(daysSinceFirst: $0, daysSinceLast: $0), cycle: cycle)
        }
        #expect(life == life.sorted())
        #expect(Set(life) == Set(Stage.allCases).subtracting([.prospect]))
        let bounds = StageBounds.standard
        #expect(bounds.cooling.days(ofCycle: cycle) < bounds.dormant.days(ofCycle: cycle))
        #expect(bounds.dormant.days(ofCycle: cycle) < bounds.lost.days(ofCycle: cycle))
    }

    @Test func anyBoundsThatAreTakenAreNested() throws {
        var random = SplitMix(state: 7)
        var taken = 0
        for _ in 0..<40_000 where taken < 200 {
            func bound() -> StageBounds.Bound {
                StageBounds.Bound(cycles: Double(random.below(8)) / 2, days: random.below(12))
            }
            guard
                let bounds = StageBounds(
                    cooling: bound(), dormant: bound(), lost: bound(), newDays: random.below(4))
            else { continue }
            taken += 1
            let cycle = 0.1 + Double(random.below(300)) / 10
            let life = (0...400).map {
                StageRules.stage(
                    of: PurchaseSpan(daysSinceFirst: $0, daysSinceLast: $0), cycle: cycle, bounds: bounds)
            }
            #expect(life == life.sorted())
            #expect(life.first == .new)
            #expect(life.last == .lost)
            #expect(bounds.cooling.days(ofCycle: cycle) < bounds.dormant.days(ofCycle: cycle))
            #expect(bounds.dormant.days(ofCycle: cycle) < bounds.lost.days(ofCycle: cycle))
        }
        #expect(taken > 100)
    }

    @Test func boundsThatCrossAreRefused() {
        func bounds(_ cycles: [Double], _ days: [Int], new: Int = 3) -> StageBounds? {
            StageBounds(
                cooling: StageBounds.Bound(cycles: cycles[0], days: days[0]),
                dormant: StageBounds.Bound(cycles: cycles[1], days: days[1]),
                lost: StageBounds.Bound(cycles: cycles[2], days: days[2]), newDays: new)
        }
        #expect(bounds([1, 2, 3], [30, 90, 180]) == .standard)
        #expect(bounds([1, 1, 3], [30, 90, 180]) == nil)
        #expect(bounds([1, 2, 2], [30, 90, 180]) == nil)
        #expect(bounds([0, 2, 3], [30, 90, 180]) == nil)
        #expect(bounds([1, 2, .infinity], [30, 90, 180]) == nil)
        #expect(bounds([1, 2, 3], [90, 90, 180]) == nil)
        #expect(bounds([1, 2, 3], [30, 200, 180]) == nil)
        #expect(bounds([1, 2, 3], [30, 90, 180], new: 30) == nil)
        #expect(bounds([1, 2, 3], [30, 90, 180], new: -1) == nil)
        #expect(bounds([1, 2, 3], [1, 90, 180], new: 0) != nil)
    }

    @Test(arguments: [(20, Churn.current), (21, .shortTerm), (60, .shortTerm), (61, .longTerm)])
    func churnIsOverOneCycleAndOverThree(days: Int, churn: Churn) {
        #expect(Churn(daysSinceLast: days, cycle: 20) == churn)
    }

    @Test func everyStageAndTierHasItsWords() {
        #expect(Stage.allCases.map(\.name.chinese) == ["潜客", "新客", "活跃", "预流失", "沉睡", "流失"])
        #expect(ValueTier.allCases.map(\.name.chinese) == ["沉睡", "高价值", "低忠诚", "潜力", "普通"])
        #expect(Churn.allCases.map(\.name.chinese) == ["周期内", "短期流失", "长期流失"])
        #expect(Stage.allCases.sorted() == Stage.allCases)
        #expect(ValueTier.allCases.sorted() == ValueTier.allCases)
    }
}
