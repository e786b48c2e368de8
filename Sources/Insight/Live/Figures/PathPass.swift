import Columns
import Shop

/// The categories of everybody's first and second purchase in a part: a look at the first orders of each person.
struct PathPass {
    let part: LivePart
    let purchases: BitMask
    /// By the place of a product in the brand's list: its category's place; -1 without one.
    let categoryOfProduct: [Int32]
    /// By the place of a category: where its name stands among all.
    let ranks: [Int32]
    /// The last day on which somebody may have begun.
    let lastBeginning: Int32

    /// A category's place, or one of these.
    static let uncategorised = -1
    static let never = -2

    /// Where somebody began and went on: places of categories. Few differ.
    struct Path: Hashable {
        let from: Int
        let to: Int
    }

    func reckon() -> [Path: Int] {
        part.eachShare { reckon($0) }.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    }

    private func reckon(_ slots: Range<Int>) -> [Path: Int] {
        var counts: [Path: Int] = [:]
        var basket = Basket(categories: ranks.count)
        part.withView(purchases) { view in
            for slot in slots where part.isRead[slot] {
                let end = Int(view.firstOrders[slot + 1])
                var row = Int(view.firstOrders[slot])
                while row < end, !view.orders[row] { row += 1 }
                guard row < end, view.days[row] <= lastBeginning else { continue }
                let from = category(&row, before: end, view, &basket)
                while row < end, !view.orders[row] { row += 1 }
                let to = row < end ? category(&row, before: end, view, &basket) : Self.never
                counts[Path(from: from, to: to), default: 0] += 1
            }
        }
        return counts
    }

    /// That of the day of a purchase; moves behind the orders of that day.
    @inline(__always)
    private func category(_ row: inout Int, before end: Int, _ view: PartView, _ basket: inout Basket) -> Int {
        let day = view.days[row]
        while row < end, view.days[row] == day {
            if view.orders[row] {
                for line in view.lines(of: row) {
                    let product = Int(view.lineProducts[line])
                    guard product >= 0, categoryOfProduct[product] >= 0 else { continue }
                    basket.put(Int64(view.lineQuantities[line]), of: Int(categoryOfProduct[product]))
                }
            }
            row += 1
        }
        return basket.empty(by: ranks) ?? Self.uncategorised
    }

    /// What was bought on one day, by category.
    private struct Basket {
        private var pieces: [Int64]
        private var met: [Int] = []

        init(categories: Int) {
            pieces = [Int64](repeating: .min, count: categories)
        }

        @inline(__always)
        mutating func put(_ quantity: Int64, of category: Int) {
            if pieces[category] == .min {
                pieces[category] = 0
                met.append(category)
            }
            pieces[category] += quantity
        }

        /// Takes everything out, and says of which category there was most.
        @inline(__always)
        mutating func empty(by ranks: [Int32]) -> Int? {
            var most: Int?
            for category in met {
                guard let best = most else {
                    most = category
                    continue
                }
                let isMore =
                    pieces[category] == pieces[best]
                    ? ranks[category] < ranks[best] : pieces[category] > pieces[best]
                if isMore { most = category }
            }
            for category in met { pieces[category] = .min }
            met.removeAll(keepingCapacity: true)
            return most
        }
    }
}
