import Columns
package import Database
import Segments
package import Shop

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

    /// What the relative clauses of a question are held against on its day, reckoned from what is known now unless the question
    /// tells it.
    package func thresholds(_ question: SegmentQuestion, in tx: ReadTransaction) throws -> KnownThresholds {
        let figures = try SegmentDay(self, question, in: tx).thresholds
        return KnownThresholds(
            Dictionary(uniqueKeysWithValues: question.everyThreshold.map { ($0, figures[$0]) }))
    }

    /// Those of some customers who are in a segment on its day: each read as whom they are read as, once, in the order of
    /// customers. Whoever the brand does not know by the day is in none.
    ///
    /// - Complexity: looks at these persons alone, and at what their clauses are held against.
    package func members(
        _ question: SegmentQuestion, among customers: [ID<Customer>], in tx: ReadTransaction
    ) throws -> [ID<Customer>] {
        let wanted = SomePersons(customers.compactMap { people.index(of: $0.raw) })
        let day = try SegmentDay(self, question, in: tx)
        let thresholds = day.thresholds
        var members: [ID<Customer>] = []
        for part in day.parts {
            let pass = SegmentPass(day: day, part: part, thresholds: thresholds)
            let mask = pass.mask(question.segment, among: part.everyone(of: wanted))
            for slot in mask.indices() { members.append(customer(part.part, Int(slot))) }
        }
        return members.sorted()
    }
}
