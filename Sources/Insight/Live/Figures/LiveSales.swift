import Columns
package import Shop

extension LiveBrand {
    /// What the brand and each of its stores sold in a period, side by side.
    ///
    /// - Complexity: three passes over the orders.
    package func sales(_ question: SalesQuestion, settings: FigureSettings = FigureSettings()) -> SalesReport {
        let days = [question.to]
        let purchases = purchases(byEach: days)
        let passes = stagePasses(days, purchases, settings)
        let parent = parents(passes)[0]
        let gone = Set(erased)
        var tallies = [SalesTally](repeating: SalesTally(), count: shelf.stores.count + 1)
        for (part, pass) in zip(parts, passes) {
            let sales = SalesPass(
                part: part, purchases: pass.purchases.orders, masked: pass.masked, question: question,
                stores: shelf.stores.count, parent: parent, unasked: unasked(of: part, gone))
            for (place, own) in sales.reckon().enumerated() { tallies[place] += own }
        }
        return SalesReport(
            question, whole: tallies[0],
            stores: Dictionary(uniqueKeysWithValues: zip(shelf.stores, tallies.dropFirst())), currency: brand.currency,
            coverage: coverage(purchases.map(\.orders), from: question.from, by: question.to))
    }

    /// By slot: whom `due` leaves out.
    private func unasked(of part: LivePart, _ gone: Set<Int64>) -> BitMask {
        BitMask.among(part.isRead) {
            $0.filter { slot in
                let person = Int(part.persons[slot])
                return people.isReadAsAnother(person) || !gone.isEmpty && gone.contains(people.ids[person])
            }
        }
    }
}
