import Database
import Facts
import Insight
import Shop
import TestDatabases
import Testing

/// The figures of the pages: the columns say what the plain recount says, loaded at once and followed fact by fact.
struct PageFiguresTests {
    private static let days = [BrandDay(number: 19_700), BrandDay(number: 19_950), RandomBrand.lastDay]

    @Test(arguments: TestEngine.available, [21, 22, 23] as [UInt64])
    func loadedColumnsAgreeWithTheRecount(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            // So many that two threads have their share.
            try await RandomBrandWriter.brand(seed: seed, persons: 200).write(to: database)
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            for (number, day) in Self.days.enumerated() {
                let asked = PageQuestions(day, Int(seed) + number, live)
                PageAnswers.of(live, asked).expectEqual(try await PageAnswers.of(database, asked))
                let stages = live.stages(on: day, settings: asked.settings)
                let worth = live.stageWorth(on: day, settings: asked.settings)
                #expect(worth.counts.filter { $0.value > 0 } == stages.counts)
                #expect(worth.customers == stages.rows.count)
                #expect(worth.money[.cooling] == stages.valueAtRisk)
                #expect(worth.coverage == stages.coverage)
            }
        }
    }

    @Test(arguments: TestEngine.available, [31, 32] as [UInt64])
    func columnsThatFollowTheFactsAgree(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            let brand = RandomBrandWriter.brand(seed: seed, persons: 60)
            var live = try await LiveLoader.load(RandomBrand.brand, from: database)
            var asked = 0
            for (number, step) in brand.steps.enumerated() {
                try await RandomBrand.write(step, to: database)
                let before = live
                live = try await database.read { tx in
                    var followed = before
                    _ = try followed.catchUp(in: tx)
                    return followed
                }
                guard number % 5 == 0 || number + 6 > brand.steps.count else { continue }
                asked += 1
                let questions = PageQuestions(Self.days[asked % 3], asked, live)
                PageAnswers.of(live, questions).expectEqual(try await PageAnswers.of(database, questions))
            }
            #expect(asked > 3)
        }
    }

    /// What is compared on random brands is worth little if they hold none of it.
    @Test func thereIsSomethingToCompare() async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 31, persons: 200).write(to: database)
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            let answers = PageAnswers.of(live, PageQuestions(RandomBrand.lastDay, 0, live))
            let cohorts = answers.cohorts[0]
            #expect(cohorts.rows.count { $0.customers > 0 } > 15)
            #expect((1...6).allSatisfy { cohorts.retention(after: $0).part > 0 })
            #expect(answers.cohorts.dropFirst().contains { $0.rows.contains { $0.customers > 0 } })
            for report in answers.intervals.prefix(2) {
                #expect(report.buyers > 10 && report.intervals.total > report.unmasked.total)
                #expect(report.unmasked.total > 0)
            }
            #expect(Set(answers.paths[0].rows.map(\.from)).count > 2)
            #expect(answers.paths[0].rows.contains { $0.to == .never })
            #expect(answers.paths[0].customers > answers.paths[1].customers)
            #expect(Stage.allCases.allSatisfy { stage in answers.flow.points.contains { $0.counts[stage] ?? 0 > 0 } })
            #expect(answers.flow.points.count == 13)
            #expect(answers.reach.rows.contains { $0.cells.contains { $0.keptOut > 0 } })
            #expect(answers.reach.total(.sms).part > 0)
            #expect(answers.pictures[0].classes.count { $0.customers.part > 0 } > 4)
            #expect(answers.pictures[0].byFrequency.count { $0.customers > 0 } > 8)
            #expect(answers.sales[0].stores.count == 2)
            #expect(answers.sales[0].whole.due > 0 && answers.sales[0].whole.repurchase.part > 0)
            #expect(answers.classes.allSatisfy { $0.cells.count > 3 })
        }
    }

    /// The curve at n is what the usual figure says for n days after the first purchase.
    @Test func theCurveIsTheRepurchaseRateAfterTheFirst() async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 33, persons: 150).write(to: database)
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            let day = BrandDay(number: 19_950)
            let curve = live.intervals(IntervalQuestion(today: day)).curve
            #expect(curve.count == 366)
            for days in [1, 7, 30, 90, 180, 365] {
                #expect(curve[days] == live.repurchase(RepurchaseQuestion(today: day, afterFirstDays: days)).afterFirst)
            }
        }
    }

    /// The median of the intervals that count is the brand's cycle.
    @Test func theIntervalsAreThoseOfTheCycle() async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 34, persons: 150).write(to: database)
            let live = try await LiveLoader.load(RandomBrand.brand, from: database)
            let day = RandomBrand.lastDay
            let cycles = live.cycles(on: day, levels: [.categories])
            for scope in [CycleScope.brand, .category("care"), .category("light")] {
                let report = live.intervals(IntervalQuestion(today: day, scope: scope))
                #expect(report.unmasked.median == cycles.cycle(of: scope)?.days)
                #expect(report.unmasked.total == cycles.cycle(of: scope)?.intervals)
                let buckets = report.intervals.buckets(of: 7, upTo: 100)
                #expect(buckets.first?.days == 1...7 && buckets.last?.days == 99...100)
                let counted = buckets.reduce(0) { $0 + $1.intervals } + report.intervals.longer(than: 100)
                #expect(counted == report.intervals.total)
            }
        }
    }
}
