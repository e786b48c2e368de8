package import Shop

/// How many stand in each stage on a day, and what they brought, in sums.
package struct StageWorth: Sendable, Equatable {
    /// Every stage.
    package let counts: [Stage: Int]
    /// Net money in the 365 days up to the day; every stage.
    package let money: [Stage: Money]
    /// Of all purchases up to the day.
    package let coverage: Coverage

    /// Everybody known by the day.
    package var customers: Int { counts.values.reduce(0, +) }
}

extension LiveBrand {
    /// What `stages` says, without a row for each person; the money of those who are cooling is the value at risk.
    ///
    /// - Complexity: three passes over the orders.
    package func stageWorth(on day: BrandDay, settings: FigureSettings = FigureSettings()) -> StageWorth {
        let question = RFMQuestion(today: day, countsFreight: settings.countsFreight)
        let passes = stagePasses([day], purchases(byEach: [day]), settings)
        let parents = parents(passes)
        var sums = StageSums()
        for pass in passes {
            let bought = RFMPass(part: pass.part, question: question, by: day).purchases()
            let shares = pass.part.eachShare { slots in
                var sums = StageSums()
                pass.forEachPerson(of: slots, parents: parents) { slot, codes in
                    sums.counts[Int(codes[0])] += 1
                    // A person's money is a number of minor units before it is one of many.
                    if let spent = bought[slot]?.spentMinor {
                        sums.money[Int(codes[0])] += Int128(Int64(clamping: spent))
                    }
                }
                return sums
            }
            for share in shares { sums += share }
        }
        func each<Value>(_ value: (Int) -> Value) -> [Stage: Value] {
            Dictionary(uniqueKeysWithValues: Stage.every.map { ($0, value($0.place + 1)) })
        }
        return StageWorth(
            counts: each { sums.counts[$0] },
            money: each { Money(minor: Int64(clamping: sums.money[$0]), brand.currency) }, coverage: coverage(by: day))
    }
}

/// By code; see `StagePass`.
private struct StageSums {
    var counts = [Int](repeating: 0, count: StagePass.codes)
    var money = [Int128](repeating: 0, count: StagePass.codes)

    static func += (left: inout Self, right: Self) {
        for code in left.counts.indices {
            left.counts[code] += right.counts[code]
            left.money[code] += right.money[code]
        }
    }
}
