import Foundation

/// What persons spent at their purchases: how many, and the mean of each. Ordered by count, so that what only the count
/// decides is reckoned once for all who share it.
package struct Spends: Sendable, Equatable {
    package struct Group: Sendable, Equatable {
        package let purchases: Int32
        /// Places in `means`.
        package let persons: Range<Int>
    }

    package let groups: [Group]
    package let means: [Double]
    /// The sum of ln mean, by group.
    let logSums: [Double]
    /// Persons left out: without a purchase, or whose mean is no positive number.
    package let leftOut: Int

    /// One entry for each person: purchases counted, and their mean money.
    ///
    /// - Complexity: O(n log n).
    package init(purchases: [Int32], means: [Double]) {
        precondition(purchases.count == means.count, "columns of different lengths")
        let kept = purchases.indices.filter { purchases[$0] > 0 && means[$0] > 0 && means[$0].isFinite }
        let ordered = kept.sorted { (purchases[$0], $0) < (purchases[$1], $1) }
        leftOut = purchases.count - kept.count
        self.means = ordered.map { means[$0] }
        var groups: [Group] = []
        var begin = 0
        while begin < ordered.count {
            var end = begin
            while end < ordered.count, purchases[ordered[end]] == purchases[ordered[begin]] { end += 1 }
            groups.append(Group(purchases: purchases[ordered[begin]], persons: begin..<end))
            begin = end
        }
        self.groups = groups
        let sorted = self.means
        logSums = groups.map { $0.persons.reduce(0) { $0 + log(sorted[$1]) } }
    }

    /// Persons counted.
    package var count: Int { means.count }

    /// The mean of the persons' means; 0 without any.
    var mean: Double { means.isEmpty ? 0 : means.reduce(0, +) / Double(means.count) }
}
