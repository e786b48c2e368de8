import Columns
package import Database
package import Segments
package import Shop

extension LiveBrand {
    /// Why somebody is in a segment, or is not: clause by clause, with the facts behind each answer; and whether the brand
    /// knew them by that day at all, and does still, without which nobody is in any.
    ///
    /// - Parameter customer: whoever they are read as; nil is returned for one that was never met.
    /// - Complexity: reads one person's facts; what is reckoned over everybody is reckoned if a clause asks for it.
    package func why(
        _ customer: ID<Customer>, _ question: SegmentQuestion, in tx: ReadTransaction
    ) throws -> (answer: Answer, isKnown: Bool)? {
        let survivor = ID<Customer>(people.survivor(of: customer.raw))
        guard let index = people.indexOfSelf(survivor.raw) else { return nil }
        let day = SegmentDay(self, question)
        let book = try PersonBook(
            [survivor], brand: brand, through: question.today, stores: question.stores, settings: question.settings,
            in: tx)
        var person = book.byCustomer[survivor] ?? PersonFacts()
        let place = day.place(of: index)
        if let (part, slot) = place {
            person.reckoned.take(part.reckoned[slot])
            day.dueProducts(of: part)?.forEachProduct(of: slot) { product, last, cycle in
                let due = RepurchaseWindow(cycle: cycle).due(after: last)
                person.reckoned.dueProducts.append(DueFact(ProductFact(shelf.products[Int(product)]), on: due))
            }
        }
        var figures = DayFigures(today: question.today, currency: brand.currency)
        figures.shopOrders = day.shop.orders
        figures.shopReturned = day.shop.returned
        figures.thresholds = day.thresholds
        person.segments = SegmentEvaluator.segments(of: person, on: figures, among: question.definitions)
        return (
            SegmentEvaluator(person, on: figures).why(question.segment),
            !erased.contains(survivor.raw) && (place.map { $0.part.everyone[$0.slot] } ?? false)
        )
    }
}

extension ReckonedFacts {
    fileprivate mutating func take(_ reckoned: ReckonedPerson) {
        rfm = reckoned.rfm
        if let own = reckoned.scores { scores = [.r: own.recency, .f: own.frequency, .m: own.money] }
        stage = reckoned.stage ?? .prospect
        value = reckoned.value
        lapse = reckoned.lapse
        cycle = reckoned.cycle.map { Millionths($0) }
        due = reckoned.due.map { BrandDay(number: Int($0)) }
    }
}
