import Columns
import Segments
package import Shop

/// By what a list of customers is ordered.
package enum CustomerOrder: String, Sendable, CaseIterable {
    /// The oldest first.
    case id
    /// Net money of all time, the most first.
    case money
    /// The newest purchase first.
    case lastPurchase = "last_purchase"
}

/// The place of somebody in a list of customers.
package struct CustomerPlace: Hashable, Sendable, Comparable {
    /// Minor units, or the number of a day; nil for who never bought: they come last. Always nil in the order of ids.
    package let value: Int64?
    package let customer: ID<Customer>

    package init(value: Int64?, customer: ID<Customer>) {
        self.value = value
        self.customer = customer
    }

    package static func < (left: CustomerPlace, right: CustomerPlace) -> Bool {
        guard left.value != right.value else { return left.customer < right.customer }
        guard let first = left.value, let other = right.value else { return left.value != nil }
        return first > other
    }
}

extension LiveBrand {
    /// The first of those in a segment in an order, or the first behind a place.
    ///
    /// - Complexity: what `members` takes and a look at one number of each; what lies before or far behind is not sorted.
    package func places(
        _ question: SegmentQuestion, by order: CustomerOrder, after place: CustomerPlace?, limit: Int
    ) -> [CustomerPlace] {
        var list = ShortList(after: place, limit: limit)
        let whole = SegmentDay(self, question.ofEverybody)
        for (members, part) in zip(masks(question), whole.parts) {
            let slots = members.indices()
            switch order {
            case .id:
                for slot in slots {
                    list.take(CustomerPlace(value: nil, customer: customer(part.part, Int(slot))))
                    // The base is in the order of customers.
                    if part.isOfEverybody, list.isFull { break }
                }
            case .lastPurchase:
                part.columns.purchases(of: part).last.withUnsafeBuffer { last in
                    list.take(slots, { last[$0] == .min ? nil : Int64(last[$0]) }, { customer(part.part, $0) })
                }
            case .money:
                let last = part.columns.purchases(of: part).last
                part.total(.spent, whole).withUnsafeBuffer { spent in
                    last.withUnsafeBuffer { last in
                        list.take(slots, { last[$0] == .min ? nil : spent[$0] }, { customer(part.part, $0) })
                    }
                }
            }
        }
        return list.first
    }
}

/// The first few of many places.
private struct ShortList {
    private let start: CustomerPlace?
    private let limit: Int
    private var kept: [CustomerPlace] = []
    /// Whatever lies behind it is not among the first.
    private var last: CustomerPlace?

    init(after start: CustomerPlace?, limit: Int) {
        self.start = start
        self.limit = limit
    }

    /// Takes many: who cannot be among the first is passed over by the value alone.
    @inline(__always)
    mutating func take(_ slots: Column<Int32>, _ value: (Int) -> Int64?, _ customer: (Int) -> ID<Customer>) {
        for slot in slots {
            let value = value(Int(slot))
            if let least = last?.value, value.map({ $0 < least }) ?? true { continue }
            take(CustomerPlace(value: value, customer: customer(Int(slot))))
        }
    }

    mutating func take(_ place: CustomerPlace) {
        if let start, place <= start { return }
        if let last, last < place { return }
        kept.append(place)
        if kept.count >= max(4 * limit, 1_024) { settle() }
    }

    /// Whether it has as many as are wanted, of whatever was taken.
    var isFull: Bool { kept.count >= limit }

    var first: [CustomerPlace] {
        var settled = self
        settled.settle()
        return settled.kept
    }

    private mutating func settle() {
        kept = Array(kept.sorted().prefix(limit))
        if kept.count == limit { last = kept.last }
    }
}
