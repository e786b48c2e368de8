package import Shop

/// Where everybody stands on a day and stood on an earlier one, in sums.
package struct StageMoves: Sendable, Equatable {
    package let moves: MovementReport<Stage>
    /// On the later day; every stage.
    package let counts: [Stage: Int]
    /// Net money in the 365 days up to the later day of those whose stage is cooling then.
    package let valueAtRisk: Money
    /// Of all purchases up to the later day.
    package let coverage: Coverage

    /// Everybody known by the later day.
    package var customers: Int { counts.values.reduce(0, +) }
}

extension LiveBrand {
    /// What `stages` and `movement` say, without a row for each person.
    ///
    /// - Parameter earlier: before the day.
    /// - Complexity: three passes over the orders.
    package func stageMoves(
        since earlier: BrandDay, to day: BrandDay, settings: FigureSettings = FigureSettings()
    ) -> StageMoves {
        let moves = movement(from: earlier, to: day, settings: settings)
        var counts = Dictionary(uniqueKeysWithValues: Stage.every.map { ($0, 0) })
        for cell in moves.cells { if let stage = cell.to { counts[stage, default: 0] += cell.customers } }
        let question = RFMQuestion(today: day, countsFreight: settings.countsFreight)
        let passes = stagePasses([day], purchases(byEach: [day]), settings)
        let parents = parents(passes)
        let cooling = UInt8(Stage.cooling.place + 1)
        var atRisk = Int128(0)
        for pass in passes {
            let bought = RFMPass(part: pass.part, question: question, by: day).purchases()
            let shares = pass.part.eachShare { slots in
                var sum = Int128(0)
                pass.forEachPerson(of: slots, parents: parents) { slot, codes in
                    // A person's money is a number of minor units before it is one of many.
                    if codes[0] == cooling, let spent = bought[slot]?.spentMinor {
                        sum += Int128(Int64(clamping: spent))
                    }
                }
                return sum
            }
            atRisk += shares.reduce(0, +)
        }
        return StageMoves(
            moves: moves, counts: counts, valueAtRisk: Money(minor: Int64(clamping: atRisk), brand.currency),
            coverage: coverage(by: day))
    }
}
