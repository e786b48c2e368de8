import Columns
import Segments
package import Shop

extension LiveBrand {
    /// Who is in a segment on its day.
    ///
    /// - Complexity: a pass over the columns that each clause names. What is reckoned over everybody (classes, stages, tiers,
    ///   due days) is reckoned only if a clause asks for it.
    package func members(_ question: SegmentQuestion) -> SegmentMembers {
        let day = SegmentDay(self, question)
        var lists: [[ID<Customer>]] = []
        var known = 0
        for (part, mask) in zip(day.parts, masks(question, on: day)) {
            known += part.everyone.count
            lists.append(mask.indices().map { customer(part.part, Int($0)) })
        }
        // The base is in the order of customers; few have changed since.
        let members = lists.dropFirst().reduce(lists.first ?? []) { $0.merged(with: $1.sorted()) }
        return SegmentMembers(day: question.today, members: members, known: known)
    }

    /// The same by slot, for each part.
    func masks(_ question: SegmentQuestion) -> [BitMask] {
        masks(question, on: SegmentDay(self, question))
    }

    private func masks(_ question: SegmentQuestion, on day: SegmentDay) -> [BitMask] {
        let (thresholds, gone) = (day.thresholds, gone)
        return day.parts.map { part in
            SegmentPass(day: day, part: part, thresholds: thresholds)
                .mask(question.segment, among: part.without(gone, part.everyone))
        }
    }

    /// What the relative clauses of a question are held against on its day, reckoned from what is known now unless the question
    /// tells it.
    package func thresholds(_ question: SegmentQuestion) -> KnownThresholds {
        let figures = SegmentDay(self, question).thresholds
        return KnownThresholds(
            Dictionary(uniqueKeysWithValues: question.everyThreshold.map { ($0, figures[$0]) }))
    }

    /// Those of some customers who are in a segment on its day: each read as whom they are read as, once, in the order of
    /// customers. Whoever the brand does not know by the day is in none.
    ///
    /// - Complexity: looks at these persons alone, and at what their clauses are held against.
    package func members(
        _ question: SegmentQuestion, among customers: [ID<Customer>]
    ) -> [ID<Customer>] {
        let wanted = SomePersons(customers.compactMap { people.index(of: $0.raw) })
        let gone = gone
        let day = SegmentDay(self, question)
        let thresholds = day.thresholds
        var members: [ID<Customer>] = []
        for part in day.parts {
            let pass = SegmentPass(day: day, part: part, thresholds: thresholds)
            let mask = pass.mask(question.segment, among: part.without(gone, part.everyone(of: wanted)))
            for slot in mask.indices() { members.append(customer(part.part, Int(slot))) }
        }
        return members.sorted()
    }

    /// Those who were erased, as whom they are read as themselves.
    private var gone: SomePersons {
        SomePersons(erased.filter { people.survivor(of: $0) == $0 }.compactMap { people.indexOfSelf($0) })
    }
}

extension PartDay {
    fileprivate func without(_ gone: SomePersons, _ mask: BitMask) -> BitMask {
        gone.all.isEmpty ? mask : mask.subtracting(everyone(of: gone))
    }
}

extension [ID<Customer>] {
    /// Both in one order, as each is in it.
    ///
    /// - Complexity: O(n); a stretch of one without any of the other is copied as a whole.
    fileprivate func merged(with others: [ID<Customer>]) -> [ID<Customer>] {
        var merged: [ID<Customer>] = []
        merged.reserveCapacity(count + others.count)
        var start = 0
        for other in others {
            let end = place(from: start) { $0.raw >= other.raw }
            merged += self[start..<end]
            merged.append(other)
            start = end
        }
        return merged + self[start...]
    }
}
