package import Shop

/// Who moved from where to where between two days: a matrix of classes, scores or stages.
package struct MovementReport<Mark: Hashable & Comparable & Sendable>: Sendable, Equatable {
    package struct Cell: Sendable, Equatable {
        /// Nil: not there yet, or (of RFM) without a purchase in the window.
        package let from: Mark?
        package let to: Mark?
        package let customers: Int
    }

    package let from: BrandDay
    package let to: BrandDay
    /// Only those with customers; by from, then to, absence first.
    package let cells: [Cell]

    /// - Parameters: everybody's mark on each of the two days.
    package init(from: BrandDay, to: BrandDay, before: [ID<Customer>: Mark], after: [ID<Customer>: Mark]) {
        self.from = from
        self.to = to
        var counts: [Move: Int] = [:]
        for (customer, mark) in before { counts[Move(from: mark, to: after[customer]), default: 0] += 1 }
        for (customer, mark) in after where before[customer] == nil {
            counts[Move(from: nil, to: mark), default: 0] += 1
        }
        cells = counts.sorted { $0.key < $1.key }.map { Cell(from: $0.key.from, to: $0.key.to, customers: $0.value) }
    }

    /// - Parameter cells: in their order.
    init(from: BrandDay, to: BrandDay, cells: [Cell]) {
        self.from = from
        self.to = to
        self.cells = cells
    }

    package func customers(from: Mark?, to: Mark?) -> Int {
        cells.first { $0.from == from && $0.to == to }?.customers ?? 0
    }

    private struct Move: Hashable, Comparable {
        let from: Mark?
        let to: Mark?

        static func < (left: Self, right: Self) -> Bool {
            left.from == right.from ? precedes(left.to, right.to) : precedes(left.from, right.from)
        }

        private static func precedes(_ left: Mark?, _ right: Mark?) -> Bool {
            guard let left else { return right != nil }
            return right.map { left < $0 } ?? false
        }
    }
}
