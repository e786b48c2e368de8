package import Database
package import Shop

extension ReferenceFigures {
    /// How many stood in each stage at the ends of the months before a day, and on it.
    package static func stageFlow(
        months: Int = 12, until day: BrandDay, brand: Brand, settings: FigureSettings = FigureSettings(),
        in tx: ReadTransaction
    ) throws -> StageFlowReport {
        let reports = try BrandMonth.ends(of: months, until: day).map {
            try stages(on: $0, brand: brand, settings: settings, in: tx)
        }
        return StageFlowReport(
            points: reports.map { report in
                StageFlowReport.Point(
                    day: report.day,
                    counts: Dictionary(
                        uniqueKeysWithValues: Stage.allCases.map { ($0, report.counts[$0] ?? 0) }))
            }, coverage: reports[reports.count - 1].coverage)
    }
}
