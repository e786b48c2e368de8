import Columns
import Segments
import Shop

extension SegmentDay {
    /// What the clauses are held against, over all buyers: what stands for the day, and what is reckoned at once. Those over
    /// the same values are reckoned together.
    var thresholds: [Threshold: Ratio] {
        let open = question.everyThreshold.filter { !question.thresholds.knows($0) }
        return Dictionary(grouping: open, by: \.clause).reduce(into: question.thresholds.known) { all, group in
            let passes = parts.map { NumberPass(group.key, $0, self) }
            if let whole = passes.first?.whole {
                var values = Column<Int64>()
                for pass in passes { values.append(contentsOf: pass.parts()) }
                all.merge(figures(group.value, over: values, whole)) { first, _ in first }
            } else {
                let values = passes.flatMap { $0.ratios() }.sorted {
                    live.people.ids[Int($0.person)] < live.people.ids[Int($1.person)]
                }
                for threshold in group.value { all[threshold] = threshold.figure(over: values.map(\.value)) }
            }
        }
    }

    /// - Parameter whole: how many parts of it the values are in.
    private func figures(
        _ thresholds: [Threshold], over values: Column<Int64>, _ whole: Int64
    ) -> [Threshold: Ratio] {
        guard !values.isEmpty else { return [:] }
        let asked = thresholds.map { (threshold: $0, places: $0.kind.places(of: values.count)) }
        let places = Set(asked.compactMap(\.places).flatMap { [$0.lower, $0.upper] }).sorted()
        let found = Dictionary(uniqueKeysWithValues: zip(places, places.isEmpty ? [] : values.values(at: places)))
        var figures: [Threshold: Ratio] = [:]
        for (threshold, places) in asked {
            if let places, let lower = found[places.lower], let upper = found[places.upper] {
                figures[threshold] = Ratio(Int128(lower) + Int128(upper), over: 2 * Int128(whole))
            } else {
                let sum = values.reduce(Int128(0)) { $0 + Int128($1) }
                figures[threshold] = Ratio(sum, over: Int128(whole) * Int128(values.count))
            }
        }
        return figures
    }
}

extension Threshold {
    /// A clause over the same values.
    fileprivate var clause: NumberClause {
        NumberClause(measure, filter, is: .compare(.more, .average), period: period)
    }
}
