import Columns
package import Shop

/// Figures reckoned from live columns. They say what `ReferenceFigures` says, and are measured by the same rules.
extension LiveBrand {
    /// Everybody's class or scores.
    package func rfm(_ question: RFMQuestion, standing: StandingFigures? = nil) -> RFMReport {
        RFMReport(
            question, currency: brand.currency, figures: figures(question),
            thresholds: standing?.thresholds(question.rule), coverage: coverage(by: question.today, question.covers))
    }

    /// The cycles of the brand, and of the stores, categories and products asked for.
    package func cycles(
        on day: BrandDay, settings: FigureSettings = FigureSettings(), levels: [CycleLevel] = CycleLevel.allCases
    ) -> CycleReport {
        let (masked, purchases) = (maskedDays(settings), purchases(by: day))
        var rows: [CycleReport.Row] = []
        if let cycle = rhythms(purchases, masked).cycle { rows.append(CycleReport.Row(.brand, cycle)) }
        for level in levels {
            rows += scopeCycles(level, purchases, masked)
        }
        return CycleReport(day: day, rows: rows)
    }

    /// Everyone's stage, cycle and churn.
    package func stages(
        on day: BrandDay, settings: FigureSettings = FigureSettings(), standing: StandingFigures? = nil
    ) -> StageReport {
        let rhythms = rhythms(by: day, settings)
        let parent = parent(standing, rhythms.cycle)
        let rows = known(by: day, rhythms.byPart).map { person -> StageReport.Row in
            StageReport.Row(
                person.customer, span: person.rhythm.map { $0.span(on: day) },
                cycle: person.rhythm.map { $0.cycle(parent: parent) } ?? parent, bounds: settings.stages)
        }
        let cooling = Set(rows.filter { $0.stage == .cooling }.map(\.customer))
        let lastYear = cooling.isEmpty ? [] : figures(RFMQuestion(today: day, countsFreight: settings.countsFreight))
        let atRisk = lastYear.reduce(Int128(0)) { cooling.contains($1.customer) ? $0 + Int128($1.spentMinor) : $0 }
        return StageReport(
            day: day, rows: rows, valueAtRisk: Money(minor: Int64(clamping: atRisk), brand.currency),
            coverage: coverage(by: day))
    }

    /// Who is due to buy again: nobody writes to whoever was erased.
    package func due(
        _ question: DueQuestion, settings: FigureSettings = FigureSettings(), standing: StandingFigures? = nil
    ) -> DueList {
        switch question.subject {
        case .whole:
            let rhythms = rhythms(by: question.today, settings)
            let parent = parent(standing, rhythms.cycle)
            let gone = Set(erased)
            var rows: [DueList.Row] = []
            forEachBuyer(rhythms.byPart) { customer, rhythm in
                let row = DueList.Row(
                    customer, .whole, last: BrandDay(number: Int(rhythm.last)), cycle: rhythm.cycle(parent: parent))
                if question.covers(row.due), !gone.contains(customer.raw) { rows.append(row) }
            }
            return DueList(question, rows: rows)
        case .products:
            let cycles = standing?.cycles ?? cycles(on: question.today, settings: settings)
            let gone = Set(erased)
            let rows = productRows(question, settings, cycles)
            return DueList(question, rows: gone.isEmpty ? rows : rows.filter { !gone.contains($0.customer.raw) })
        }
    }

    /// What stands for the question's day: reckoned from the purchases of the days before, by what is known now.
    package func standing(_ question: RFMQuestion, settings: FigureSettings = FigureSettings()) -> StandingFigures {
        // Days before the question's, seen from the question's: a recency of yesterday is 1.
        let eve = question.today.adding(days: -1)
        let cycles = CycleReport(day: question.today, rows: cycles(on: eve, settings: settings).rows)
        return StandingFigures(
            question, over: figures(question, by: eve), cycles: cycles, shopReturns: returns(by: eve))
    }

    /// Days that stand out and are not masked yet.
    package func proposedPromotionDays(
        on day: BrandDay, settings: FigureSettings = FigureSettings()
    ) -> [ProposedDay] {
        var orders: [Int32: Int] = [:]
        let last = Int32(clamping: day.number)
        forEachPurchase(by: last) { day, _, _ in orders[day, default: 0] += 1 }
        let byDay = Dictionary(uniqueKeysWithValues: orders.map { (BrandDay(number: Int($0.key)), $0.value) })
        return ProposedDay.all(byDay, today: day, masked: settings.promotionDays)
    }
}
