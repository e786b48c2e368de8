/// From the category of the first purchase to that of the second, or to none at all. A day of purchase counts as one
/// purchase, and has the category of `DayCategory`.
package struct PathReport: Sendable, Equatable {
    /// What came second.
    package enum Next: Hashable, Sendable, Comparable {
        case category(String)
        /// Nothing that has a category.
        case uncategorised
        /// Not by the day of the question.
        case never
    }

    package struct Row: Sendable, Equatable {
        /// Nil for nothing that has a category.
        package let from: String?
        package let to: Next
        /// Of those who began there.
        package let customers: Share
    }

    package let question: PathQuestion
    /// Where most began first, then where most went; of equals by name.
    package let rows: [Row]
    /// Of all purchases up to the day.
    package let coverage: Coverage

    /// Whoever began.
    package var customers: Int { rows.reduce(0) { $0 + $1.customers.part } }

    /// How many began with something.
    package func beginners(with category: String?) -> Int {
        rows.first { $0.from == category }?.customers.whole ?? 0
    }

    init(_ question: PathQuestion, _ counts: [CategoryPath: Int], coverage: Coverage) {
        self.question = question
        self.coverage = coverage
        var began: [String?: Int] = [:]
        for (path, customers) in counts { began[path.from, default: 0] += customers }
        rows = counts.map { path, customers in
            Row(from: path.from, to: path.to, customers: Share(customers, of: began[path.from] ?? 0))
        }.sorted { $0.precedes($1) }
    }
}

extension PathReport.Row {
    fileprivate func precedes(_ other: Self) -> Bool {
        guard from == other.from else {
            guard customers.whole == other.customers.whole else { return customers.whole > other.customers.whole }
            // What has no category comes last.
            guard let from, let behind = other.from else { return other.from == nil }
            return from < behind
        }
        return (other.customers.part, to) < (customers.part, other.to)
    }
}

/// Where somebody began, and where they went on.
struct CategoryPath: Hashable, Sendable {
    let from: String?
    let to: PathReport.Next
}
