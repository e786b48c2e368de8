import Shop
import Testing

@testable import Insight

struct ReturnTallyTests {
    @Test func whoeverWasNotObservedForSoLongIsInNeitherNumber() {
        var tally = ReturnTally()
        tally.add(age: 10, gap: 3)
        tally.add(age: 5, gap: nil)
        tally.add(age: 400, gap: 380)
        tally.add(age: 365, gap: 365)
        let curve = tally.curve
        #expect(curve.count == 366)
        #expect(curve[0] == Share(0, of: 4))
        #expect(curve[3] == Share(1, of: 4))
        #expect(curve[6] == Share(1, of: 3))
        #expect(curve[11] == Share(0, of: 2))
        #expect(curve[365] == Share(1, of: 2))
        #expect(tally.buyers == 4)
    }

    @Test func nobodyHasAFlatCurve() {
        #expect(ReturnTally().curve.allSatisfy { $0 == Share(0, of: 0) })
    }

    @Test func intervalsHaveAMiddle() {
        var counts = IntervalCounts()
        #expect(counts.median == nil)
        for days: Int32 in [7, 30, 7, 400] { counts.add(days) }
        #expect(counts.median == 18.5)
        #expect(counts.longer(than: 365) == 1)
        #expect(counts.buckets(of: 7, upTo: 14).map(\.intervals) == [2, 0])
        var twice = counts
        twice += counts
        #expect(twice.total == 8 && twice.median == 18.5)
    }

    @Test func ofEqualCategoriesTheFirstByNameIsTheDays() {
        #expect(DayCategory.main(of: ["b": 2, "a": 2, "c": 1]) == "a")
        #expect(DayCategory.main(of: ["b": 3, "a": 2]) == "b")
        #expect(DayCategory.main(of: [:]) == nil)
    }

    @Test func namesThatBeginSoComeFirst() {
        let match = NameMatch("La")
        let names = ["Vanilla", "lamp", "Atlas", "Lavender", "rose"]
        #expect(match.first(3, of: names) { [$0] } == ["Lavender", "lamp", "Atlas"])
        #expect(NameMatch("").first(2, of: ["b", "a", "c"]) { [$0] } == ["a", "b"])
    }
}
