import Database
import Facts
import Insight
import Shop
import TestDatabases
import Testing

struct RandomBrandTests {
    /// What is compared on random brands is worth little if they hold none of it.
    @Test func everyStageTierAndScopeAppears() async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 31).write(to: database)
            let answers = try await Answers.of(database, on: RandomBrand.lastDay)
            #expect(Set(answers.stages.counts.keys) == Set(Stage.allCases))
            #expect(Set(answers.values.counts.keys) == Set(ValueTier.allCases))
            #expect(Set(answers.stages.rows.compactMap(\.churn)) == Set(Churn.allCases))
            let reasons = answers.values.rows.map(\.figures)
            #expect(reasons.contains { $0.buysOnlyOnPromotionDays })
            #expect(reasons.contains { $0.hasUnpaidCart })
            #expect(reasons.contains { $0.returnRate ?? 0 > 0.3 })
            #expect(reasons.contains { $0.fewestStars ?? 5 <= 3 })
            #expect(reasons.contains { $0.rfmClass == nil })
            #expect(answers.stages.valueAtRisk.minor > 0)
            // Brand, 2 stores, 3 categories, and most of 12 products.
            #expect(answers.cycles.rows.count > 12)
            #expect(answers.due.allSatisfy { $0.rows.count > 10 })
            for report in answers.rfm { #expect(Set(report.marks).count >= 4) }
            #expect(answers.rfm[0].coverage.otherCurrency > 0)
            #expect(answers.rfm[0].coverage.claimed < answers.rfm[0].coverage.purchases)
        }
    }

    @Test func theSameSeedIsTheSameBrand() async throws {
        let brands = [41, 41, 42].map { RandomBrandWriter.brand(seed: $0, persons: 30) }
        var answers: [Answers] = []
        for brand in brands {
            answers.append(
                try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
                    try await brand.write(to: database)
                    return try await Answers.of(database, on: RandomBrand.lastDay)
                })
        }
        #expect(answers[0] == answers[1])
        #expect(answers[0] != answers[2])
    }

    @Test func aMovementLosesNobody() async throws {
        try await TestEngine.sqlite.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await RandomBrandWriter.brand(seed: 32, persons: 150).write(to: database)
            let day = BrandDay(number: 19_870)
            let after = try await Answers.of(database, on: day)
            let before = try await Answers.of(database, on: day.adding(days: -30))
            for stage in Stage.allCases {
                #expect(after.moved.cells.customers { $0.to == stage } == after.stages.counts[stage] ?? 0)
                #expect(after.moved.cells.customers { $0.from == stage } == before.stages.counts[stage] ?? 0)
            }
            #expect(after.moved.cells.customers { $0.from == nil } > 0)
            for mark in RFMClass.all.map(RFMMark.rfmClass) {
                #expect(after.classes.cells.customers { $0.to == mark } == after.rfm[0].marks.count { $0 == mark })
                #expect(after.classes.cells.customers { $0.from == mark } == before.rfm[0].marks.count { $0 == mark })
            }
        }
    }
}

extension Array {
    fileprivate func customers<Mark>(
        _ isAsked: (MovementReport<Mark>.Cell) -> Bool
    ) -> Int where Element == MovementReport<Mark>.Cell {
        filter(isAsked).reduce(0) { $0 + $1.customers }
    }
}
