/// Who bought on which days, and for how much: the whole past of a brand, or of one category or product, as columns.
///
/// Days are whole numbers from any beginning (BrandDays), ascending and distinct within a person: purchases of one day
/// are one.
package struct PurchaseLog: Sendable, Equatable {
    /// Where each person's purchases begin in `days`; one entry more than persons.
    package let offsets: [Int]
    package let days: [Int32]
    /// Money of that day, in the brand's currency, whole units; one entry for each day.
    package let amounts: [Double]

    /// - Complexity: O(purchases).
    package init(offsets: [Int], days: [Int32], amounts: [Double]) {
        precondition(offsets.first == 0 && offsets.last == days.count, "offsets do not cover the days")
        precondition(amounts.count == days.count, "columns of different lengths")
        self.offsets = offsets
        self.days = days
        self.amounts = amounts
    }

    /// From each person's (day, money) pairs in any order; those of one day are added up.
    ///
    /// - Complexity: O(n log n).
    package init(persons: [[(day: Int32, amount: Double)]]) {
        var offsets = [0]
        var days: [Int32] = []
        var amounts: [Double] = []
        for purchases in persons {
            let begin = days.count
            for purchase in purchases.sorted(by: { $0.day < $1.day }) {
                if days.count > begin, days[days.count - 1] == purchase.day {
                    amounts[amounts.count - 1] += purchase.amount
                } else {
                    days.append(purchase.day)
                    amounts.append(purchase.amount)
                }
            }
            offsets.append(days.count)
        }
        self.init(offsets: offsets, days: days, amounts: amounts)
    }

    /// Persons, whether or not they bought.
    package var persons: Int { offsets.count - 1 }

    /// The purchases of one person up to and including a day, as places in `days`.
    ///
    /// - Complexity: O(log purchases).
    package func places(of person: Int, upTo day: Int32) -> Range<Int> {
        let begin = offsets[person]
        var low = begin
        var high = offsets[person + 1]
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return begin..<low
    }

    /// Those who had bought by a day.
    package func buyers(upTo day: Int32) -> [Int] {
        (0..<persons).filter { offsets[$0] < offsets[$0 + 1] && days[offsets[$0]] <= day }
    }

    /// The histories of these persons as they stood at the end of a day; each has bought by then.
    package func histories(of buyers: [Int], at day: Int32) -> BuyingHistories {
        var repeats: [Int32] = []
        var last: [Int32] = []
        var age: [Int32] = []
        for person in buyers {
            let places = places(of: person, upTo: day)
            guard let first = places.first, let latest = places.last else {
                preconditionFailure("a person without a purchase has no history")
            }
            repeats.append(Int32(places.count - 1))
            last.append(days[latest] - days[first])
            age.append(day - days[first])
        }
        return BuyingHistories(repeats: repeats, lastDays: last, ageDays: age)
    }

    /// How often each of these persons bought after a day and up to and including another.
    package func purchases(of buyers: [Int], after day: Int32, upTo end: Int32) -> [Int] {
        buyers.map { places(of: $0, upTo: end).count - places(of: $0, upTo: day).count }
    }
}
