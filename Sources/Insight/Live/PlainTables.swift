import Columns
import Segments
import Shop

/// What the columns hold on a day as plain tables, sorted by person and day, for another engine to answer the same questions.
///
/// Persons are numbered as in the columns. Made of a brand that was just loaded: who changed since is left out.
package struct PlainTables: Sendable {
    /// Purchases by the day: whose, when, what was paid, and what of it was kept.
    package var purchases: (persons: [Int32], days: [Int32], gross: [Int64], net: [Int64]) = ([], [], [], [])
    /// The lines of these purchases.
    package var lines: (persons: [Int32], days: [Int32], products: [Int32], quantities: [Int32]) = ([], [], [], [])
    /// What was done beside buying: `kinds` are raw values of `BehaviourKind`.
    package var deeds: (persons: [Int32], days: [Int32], kinds: [UInt8], products: [Int32]) = ([], [], [], [])
    /// Money given back without naming a purchase.
    package var refunds: (persons: [Int32], days: [Int32], amounts: [Int64]) = ([], [], [])
    /// When goods came back.
    package var returns: (persons: [Int32], days: [Int32]) = ([], [])
    /// Whom the brand knows, with their class (101 as a number, -1 for none) and the place of their stage among all.
    package var persons: (persons: [Int32], classes: [Int32], stages: [UInt8]) = ([], [], [])
    /// By product.
    package var categories: [String] = []

    /// - Parameter question: one that asks for classes and stages, of the day meant.
    package init(_ live: LiveBrand, _ question: SegmentQuestion) {
        let day = SegmentDay(live, question)
        let part = day.parts[0]
        let (orders, lines, deeds) = (part.part.orders, part.part.lines, part.part.behaviours)
        var clock = DayClock(zone: live.brand.timeZone)
        categories = live.shelf.products.map { $0.category ?? "" }
        let offs = Dictionary(part.offs.map { ($0.row, $0.minor) }, uniquingKeysWith: +)
        for slot in part.everyone.indices().lazy.map(Int.init) {
            let person = part.part.persons[slot]
            let reckoned = part.reckoned[slot]
            persons.persons.append(person)
            persons.classes.append(reckoned.rfm.flatMap { Int32($0.code) } ?? -1)
            persons.stages.append(UInt8((reckoned.stage ?? .prospect).place))
            for row in part.part.rows(of: slot) where part.purchases[row] {
                purchases.persons.append(person)
                purchases.days.append(orders.days[row])
                purchases.gross.append(orders.paid[row])
                purchases.net.append(orders.paid[row] - (offs[Int32(row)] ?? 0))
                for line in part.part.lines(of: row) {
                    self.lines.persons.append(person)
                    self.lines.days.append(orders.days[row])
                    self.lines.products.append(lines.products[line])
                    self.lines.quantities.append(lines.quantities[line])
                }
            }
            for row in part.part.behaviours(of: slot) where deeds.moments[row] < part.end {
                self.deeds.persons.append(person)
                self.deeds.days.append(clock.day(of: deeds.moments[row]))
                self.deeds.kinds.append(deeds.kinds[row])
                self.deeds.products.append(deeds.products[row])
            }
        }
        for refund in part.part.unnamedRefunds where refund.day <= part.day {
            refunds.persons.append(part.part.persons[Int(refund.slot)])
            refunds.days.append(refund.day)
            refunds.amounts.append(refund.amount)
        }
        for given in part.returns {
            returns.persons.append(part.part.persons[Int(given.slot)])
            returns.days.append(given.day)
        }
    }
}
