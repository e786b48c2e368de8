/// All that one person did with a brand, until its last day. Kept and filled again for the next person, so that reading
/// millions of lives takes the memory of one.
package struct SampleLife: Sendable {
    package internal(set) var person: SamplePerson
    /// In the order in which they were made.
    package internal(set) var orders: [SampleOrder] = []
    package internal(set) var lines: [SampleLine] = []
    package internal(set) var refunds: [SampleRefund] = []
    package internal(set) var reviews: [SampleReview] = []
    package internal(set) var behaviours: [SampleBehaviour] = []

    init(of person: SamplePerson) {
        self.person = person
    }

    mutating func restart(with person: SamplePerson) {
        self.person = person
        orders.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        refunds.removeAll(keepingCapacity: true)
        reviews.removeAll(keepingCapacity: true)
        behaviours.removeAll(keepingCapacity: true)
    }

    package func lines(of order: SampleOrder) -> ArraySlice<SampleLine> {
        lines[order.lines]
    }
}
