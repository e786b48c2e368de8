import Columns
package import Shop

/// Stages on several days at once.
extension LiveBrand {
    /// The orders of each part that count as purchases by the ends of some days.
    ///
    /// - Parameter days: ascending; see `DayPurchases`.
    func purchases(byEach days: [BrandDay]) -> [DayPurchases] {
        parts.map { DayPurchases($0, by: days.map { Int32(clamping: $0.number) }) }
    }

    /// One for each part.
    ///
    /// - Parameter days: those of the purchases.
    func stagePasses(
        _ days: [BrandDay], _ purchases: [DayPurchases], _ settings: FigureSettings
    ) -> [StagePass] {
        let last = days.last.map { Int32(clamping: $0.number) } ?? 0
        let masked = baseDays.maskedDays(settings.promotionDays, upTo: last)
        let ends = days.map { $0.adding(days: 1).start(in: brand.timeZone).milliseconds }
        return zip(parts, purchases).map { part, purchases in
            StagePass(
                part: part, people: people, purchases: purchases, masked: masked, bounds: settings.stages, ends: ends)
        }
    }

    /// By day: what personal cycles lean on, reckoned from the purchases by its end.
    func parents(_ passes: [StagePass]) -> [Double] {
        var sums = [IntervalCounts](repeating: IntervalCounts(), count: passes.first?.ends.count ?? 0)
        for pass in passes {
            for (place, own) in pass.intervals().enumerated() { sums[place] += own }
        }
        return sums.map { $0.median ?? CycleRules.lastResort }
    }

    /// How many stood in each stage at the ends of the months before a day, and on it; each day has its own cycles.
    ///
    /// - Parameter months: those that were over before the day, from 1 to 31.
    /// - Complexity: two passes over the orders for all of the days.
    package func stageFlow(
        months: Int = 12, until day: BrandDay, settings: FigureSettings = FigureSettings()
    ) -> StageFlowReport {
        let days = BrandMonth.ends(of: min(max(1, months), DayPurchases.mostDays - 1), until: day)
        let passes = stagePasses(days, purchases(byEach: days), settings)
        let parents = parents(passes)
        var counts = [Int](repeating: 0, count: days.count * StagePass.codes)
        for pass in passes {
            for share in pass.part.eachShare({ pass.counts(of: $0, parents: parents) }) {
                for place in counts.indices { counts[place] += share[place] }
            }
        }
        let points = days.enumerated().map { place, day in
            StageFlowReport.Point(
                day: day,
                counts: Dictionary(
                    uniqueKeysWithValues: Stage.every.map {
                        ($0, counts[place * StagePass.codes + $0.place + 1])
                    }))
        }
        return StageFlowReport(points: points, coverage: coverage(by: day))
    }
}

extension StagePass {
    /// By day and code: how many.
    fileprivate func counts(of slots: Range<Int>, parents: [Double]) -> [Int] {
        var counts = [Int](repeating: 0, count: ends.count * Self.codes)
        forEachPerson(of: slots, parents: parents) { _, codes in
            for place in codes.indices { counts[place &* Self.codes &+ Int(codes[place])] &+= 1 }
        }
        return counts
    }
}
