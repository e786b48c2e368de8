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
    /// The first of some customers in an order, or the first behind a place.
    ///
    /// - Parameter customers: in the order of ids.
    /// - Complexity: in the order of ids O(log n), else a pass over the orders; what lies before or far behind is not sorted.
    package func places(
        of customers: [ID<Customer>], by order: CustomerOrder, on day: BrandDay, after place: CustomerPlace?, limit: Int
    ) -> [CustomerPlace] {
        guard order != .id else {
            let last = place?.customer.raw ?? 0
            let start = customers.place(from: 0) { $0.raw > last }
            return customers[start...].prefix(limit).map { CustomerPlace(value: nil, customer: $0) }
        }
        var shortList = ShortList(after: place, limit: limit)
        let figures = figures(RFMQuestion(today: day, windowDays: nil))
        var next = 0
        for customer in customers {
            while next < figures.count, figures[next].customer < customer { next += 1 }
            guard next < figures.count, figures[next].customer == customer else {
                shortList.take(CustomerPlace(value: nil, customer: customer))
                continue
            }
            let own = figures[next]
            let value = order == .money ? own.spentMinor : Int64(day.number - own.recencyDays)
            shortList.take(CustomerPlace(value: value, customer: customer))
        }
        return shortList.first
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

    mutating func take(_ place: CustomerPlace) {
        if let start, place <= start { return }
        if let last, last < place { return }
        kept.append(place)
        if kept.count >= max(4 * limit, 1_024) { settle() }
    }

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
