import Columns
import Database
import Facts
import Segments
import Shop
import TestDatabases
import Testing

@testable import Insight

/// What is reckoned of persons is kept for those who did not change: with what stands for the day, and without, the columns
/// go on saying what a plain look at each person says.
struct StandingSegmentsTests {
    private static let clauses = [
        "rfm is 0x1", "rfm is not 000", "r >= 4", "m = 5", "f <= 2", "stage in (cooling, dormant, lost)",
        "stage is new",
        "stage is prospect", "value is high", "value is potential", "value is low_loyalty", "value is ordinary",
        "churn is short", "cycle < 30", "cycle > average", "due within 14 days", "overdue",
        "overdue by more than 30 days",
        "due for \"wipes\" within 60 days", "overdue for category \"care\"", "return_rate > 10%",
        "return_rate < average", "spent > average", "spent in top 20%", "average_order > median",
    ]

    @Test func everyQuestionOfTheTableIsASegment() {
        let wrong = Self.clauses.filter { RandomQuestions.parsed($0) == nil }
        #expect(wrong == [])
    }

    @Test(arguments: TestEngine.available, [81, 82, 83] as [UInt64])
    func whatIsKeptOfTheUnchangedAgreesAfterEveryStep(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            let brand = RandomBrandWriter.brand(seed: seed, persons: 50)
            let known = brand.steps.count * 2 / 3
            for step in brand.steps.prefix(known) { try await RandomBrand.write(step, to: database) }
            var live = try await LiveLoader.load(RandomBrand.brand, from: database).withLists
            let day = seed == 82 ? BrandDay(number: 19_950) : RandomBrand.lastDay
            let standing = live.standing(RFMQuestion(today: day))
            var random = SplitMix(state: seed)
            for (number, step) in brand.steps.enumerated().dropFirst(known) {
                try await RandomBrand.write(step, to: database)
                let before = live
                live = try await database.read { tx in
                    var followed = before
                    _ = try followed.catchUp(in: tx)
                    return followed
                }
                let asked = (0..<5).map { _ in Self.clauses[random.below(Self.clauses.count)] }
                let (followed, isOnce) = (live, random.chance(1, of: 3))
                try await database.read { tx in
                    for segment in asked.compactMap(RandomQuestions.parsed) {
                        let question = RandomQuestions.question(
                            segment, on: day, FigureSettings(), standing: isOnce ? nil : standing)
                        let plain = try ReferenceSegments.members(question, brand: RandomBrand.brand, in: tx)
                        let columns = followed.members(question)
                        #expect(columns == plain, "\(segment.text()) after step \(number)")
                        let one = ID<Customer>(Int64(1 + number % 50))
                        let among = followed.members(question, among: [one])
                        let survivor = ID<Customer>(followed.people.survivor(of: one.raw))
                        #expect(among == plain.members.filter { $0 == survivor }, "\(segment.text()) of one")
                    }
                }
            }
            #expect(live.tail.slots > 0)
        }
    }

    /// With what stands for the day nothing is reckoned anew of those who did not change.
    @Test(arguments: TestEngine.available)
    func theUnchangedAreNotReckonedAnew(_ engine: TestEngine) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 84, persons: 60).write(to: database)
            let before = try await LiveLoader.load(RandomBrand.brand, from: database)
            let day = RandomBrand.lastDay
            let standing = before.standing(RFMQuestion(today: day))
            let paidAt = day.start(in: RandomBrand.zone)
            let order = StatedOrder(
                number: "one-more", status: .confirmed, times: OrderTimes(placed: paidAt, paid: paidAt), currency: .cny,
                amounts: .told(OrderAmounts(paid: 90_000_000)), buyers: .number(7))
            let segment = try #require(RandomQuestions.parsed("value is high and stage is not lost and rfm is 111"))
            let question = RandomQuestions.question(segment, on: day, FigureSettings(), standing: standing)
            let kept = SegmentDay(before, question).parts[0].reckoned
            try await RandomBrand.write(.orders([order], store: 1, told: RandomBrand.recordedAt), to: database)
            let (again, tail) = try await database.read { tx in
                var live = before
                _ = try live.catchUp(in: tx)
                let parts = SegmentDay(live, question).parts
                return (parts[0].reckoned, parts[1].reckoned)
            }
            #expect(again.isSameMemory(as: kept))
            #expect(!kept.tiers.isEmpty && tail.tiers.count < 5)
        }
    }
}

extension LiveBrand {
    /// The same brand, which makes lists for however few persons.
    var withLists: LiveBrand {
        LiveBrand(
            brand: brand, seq: seq, people: people, shelf: shelf, base: base, unclaimed: unclaimed,
            lists: PartLists(forAtLeast: 0))
    }
}

extension ReckonedColumns {
    /// Whether both are one reckoning, and not two alike.
    fileprivate func isSameMemory(as other: ReckonedColumns) -> Bool {
        marks.withUnsafeBuffer { one in other.marks.withUnsafeBuffer { one.baseAddress == $0.baseAddress } }
            && tiers.withUnsafeBuffer { one in other.tiers.withUnsafeBuffer { one.baseAddress == $0.baseAddress } }
    }
}
