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
                all.merge(figures(group.value, over: group.key, passes, whole)) { first, _ in first }
            } else {
                let values = passes.flatMap { $0.ratios() }.sorted {
                    live.people.ids[Int($0.person)] < live.people.ids[Int($1.person)]
                }
                for threshold in group.value { all[threshold] = threshold.figure(over: values.map(\.value)) }
            }
        }
    }

    /// Of the base what everybody had when it was loaded is kept: those who changed since are taken out of it, and what
    /// they have now is put in.
    ///
    /// - Parameter whole: how many parts of it the values are in.
    private func figures(
        _ thresholds: [Threshold], over clause: NumberClause, _ passes: [NumberPass], _ whole: Int64
    ) -> [Threshold: Ratio] {
        let base = parts[0]
        let isSorted = thresholds.contains { $0.kind != .average }
        let known = spread(over: clause, isSorted: isSorted) { passes[0].parts(among: base.known) }
        let gone = Spread(passes[0].parts(among: base.known.subtracting(base.everyone)), isSorted: isSorted)
        var others = Column<Int64>()
        for (part, pass) in zip(parts, passes).dropFirst() {
            others.append(contentsOf: pass.parts(among: part.everyone))
        }
        let new = Spread(others, isSorted: isSorted)
        let (sum, count) = known.total(without: gone, with: new)
        guard count > 0 else { return [:] }
        func value(at place: Int) -> Int128 { Int128(known.value(at: place, without: gone, with: new) ?? 0) }
        return thresholds.reduce(into: [:]) { figures, threshold in
            figures[threshold] =
                if let places = threshold.kind.places(of: count) {
                    Ratio(value(at: places.lower) + value(at: places.upper), over: 2 * Int128(whole))
                } else {
                    Ratio(sum, over: Int128(whole) * Int128(count))
                }
        }
    }

    /// What is reckoned hangs on what everybody is measured by, and is not kept here; what goods are hangs on what is told of
    /// products.
    private func spread(over clause: NumberClause, isSorted: Bool, _ values: () -> Column<Int64>) -> Spread {
        guard !SegmentNeed.allCases.contains(where: { Clause.number(clause).needs($0) }) else {
            return Spread(values(), isSorted: isSorted)
        }
        let key = DayColumns.SpreadKey(
            clause: clause, countsFreight: question.settings.countsFreight, stores: question.stores,
            seq: clause.filter.isEmpty ? nil : live.seq)
        return parts[0].columns.spread(key, isSorted: isSorted, values)
    }
}

extension Threshold {
    /// A clause over the same values.
    fileprivate var clause: NumberClause {
        NumberClause(measure, filter, is: .compare(.more, .average), period: period)
    }
}
