import Columns
import Segments
package import Shop

/// What one person has bought by the end of a day, over everything.
package struct PersonTotals: Sendable, Hashable {
    package let purchases: Int
    /// Net, in the brand's currency, freight included.
    package let money: Money
    /// Of the first and the last purchase; nil for who never bought.
    package let first: BrandDay?
    package let last: BrandDay?
}

extension LiveBrand {
    /// Whom some customers are read as, each once, in their order.
    package func persons(_ customers: [ID<Customer>]) -> [ID<Customer>] {
        var met: Set<Int64> = []
        return customers.map { people.survivor(of: $0.raw) }.filter { met.insert($0).inserted }.map { ID($0) }
    }

    /// What some people have bought; whoever was never met by the question's day is left out.
    ///
    /// - Complexity: a look at the orders of each. Everybody's money is summed up once a day and kept.
    package func totals(
        of customers: [ID<Customer>], _ question: SegmentQuestion
    ) -> [ID<Customer>: PersonTotals] {
        let day = SegmentDay(self, question.ofEverybody)
        var totals: [ID<Customer>: PersonTotals] = [:]
        for customer in customers {
            guard let index = people.indexOfSelf(people.survivor(of: customer.raw)),
                let (part, slot) = day.place(of: index), part.everyone[slot]
            else { continue }
            let bought = part.part.rows(of: slot).filter { part.purchases[$0] }.map { part.part.orders.days[$0] }
            totals[customer] = PersonTotals(
                purchases: bought.count, money: Money(minor: part.total(.spent, day)[slot], brand.currency),
                first: bought.first.map { BrandDay(number: Int($0)) },
                last: bought.last.map { BrandDay(number: Int($0)) })
        }
        return totals
    }
}

extension SegmentQuestion {
    /// A question of everybody on the same day, with money of all kinds, whatever figures count.
    var ofEverybody: SegmentQuestion {
        var settings = FigureSettings()
        settings.promotionDays = self.settings.promotionDays
        return SegmentQuestion(.everyone, stores: [], rfm: rfm, settings: settings)
    }
}
