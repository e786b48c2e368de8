import Columns
package import Database
import Segments
import Shop

extension LiveBrand {
    /// Who is in a segment on its day.
    ///
    /// - Complexity: a pass over the columns that each clause names. What is reckoned over everybody (classes, stages, tiers,
    ///   due days) is reckoned only if a clause asks for it.
    package func members(_ question: SegmentQuestion, in tx: ReadTransaction) throws -> SegmentMembers {
        let day = try SegmentDay(self, question, in: tx)
        let thresholds = day.thresholds
        var members: [ID<Customer>] = []
        var known = 0
        for part in day.parts {
            let pass = SegmentPass(day: day, part: part, thresholds: thresholds)
            let mask = pass.mask(question.segment, among: part.everyone)
            known += part.everyone.count
            members.reserveCapacity(members.count + mask.count)
            for slot in mask.indices() { members.append(customer(part.part, Int(slot))) }
        }
        if parts.count > 1 { members.sort() }
        return SegmentMembers(day: question.today, members: members, known: known)
    }
}

extension SegmentDay {
    /// What the clauses are held against, over all buyers.
    var thresholds: [Threshold: Ratio] {
        var thresholds: [Threshold: Ratio] = [:]
        for threshold in question.everyThreshold { thresholds[threshold] = figure(threshold) }
        return thresholds
    }

    /// A figure over all buyers.
    fileprivate func figure(_ threshold: Threshold) -> Ratio? {
        let clause = NumberClause(
            threshold.measure, threshold.filter, is: .compare(.more, .average), period: threshold.period)
        let values = parts.flatMap { NumberPass(clause, $0, self).values() }
        let ids = live.people.ids
        let sorted = parts.count > 1 ? values.sorted { ids[Int($0.person)] < ids[Int($1.person)] } : values
        return threshold.figure(over: sorted.map(\.value))
    }
}

extension SegmentQuestion {
    fileprivate var everyThreshold: [Threshold] {
        everyClause.compactMap { clause in
            guard case .number(let clause) = clause else { return nil }
            return Threshold(of: clause)
        }
    }
}
