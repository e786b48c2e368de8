import Columns

extension LivePart {
    /// What the numbers of a part may lead to.
    struct Bounds {
        let persons: Int
        let products: Int
        let stores: Int
        let origins: Int
        /// Values of traits.
        let values: Int
    }

    /// Moments further from 1970 are none: sums and differences stay within their type.
    private static let moments: Range<Int64> = -1 << 55..<1 << 55

    /// What of it cannot be; nil when every place that it names is one.
    func fault(within bounds: Bounds) -> String? {
        if !persons.lies(within: 0..<Int32(clamping: bounds.persons)) { return "persons" }
        if isRead.rows != slots { return "isRead" }
        if !firstOrders.areFirsts(of: slots, total: orders.count) { return "firstOrders" }
        if let wrong = orders.fault(within: bounds, lines: lines.count) { return "orders \(wrong)" }
        if !orders.days.ascends(within: firstOrders) { return "orders days" }
        if [lines.quantities.count, lines.amounts.count].contains(where: { $0 != lines.count })
            || !lines.products.lies(within: -1..<Int32(clamping: bounds.products))
        {
            return "lines"
        }
        if !firstBehaviours.areFirsts(of: slots, total: behaviours.count) { return "firstBehaviours" }
        if !areBehavioursSound(within: bounds) { return "behaviours" }
        return besideFault(within: bounds)
    }

    private func areBehavioursSound(within bounds: Bounds) -> Bool {
        [behaviours.products.count, behaviours.stores.count, behaviours.kinds.count].allSatisfy {
            $0 == behaviours.count
        }
            && behaviours.moments.lies(within: Self.moments)
            && behaviours.moments.ascends(within: firstBehaviours)
            && behaviours.products.lies(within: -1..<Int32(clamping: bounds.products))
            && behaviours.stores.lies(below: bounds.stores)
    }

    /// The same of what lies beside orders.
    private func besideFault(within bounds: Bounds) -> String? {
        let (slots, rows) = (0..<Int32(clamping: slots), 0..<Int32(clamping: orders.count))
        let areGivenBackSound = givenBack.allSatisfy { given in
            rows.contains(given.row) && given.firstRecord >= 0 && given.recordCount >= 0
                && Int(given.firstRecord) + Int(given.recordCount) <= records.count
        }
        // Ascending, for they are looked for by halves.
        guard areGivenBackSound, zip(givenBack, givenBack.dropFirst()).allSatisfy({ $0.row < $1.row }) else {
            return "givenBack"
        }
        if !histories.keys.allSatisfy(rows.contains) { return "histories" }
        if !unnamedRefunds.allSatisfy({ slots.contains($0.slot) && Column<Int32>.days.contains($0.day) }) {
            return "unnamedRefunds"
        }
        if !unnamedReturns.allSatisfy({ slots.contains($0.slot) && Column<Int32>.days.contains($0.day) }) {
            return "unnamedReturns"
        }
        let products = -1..<Int32(clamping: bounds.products)
        let areReviewsSound = reviews.allSatisfy {
            slots.contains($0.slot) && products.contains($0.product) && Int($0.store) < bounds.stores
                && Column<Int32>.days.contains($0.day)
        }
        if !areReviewsSound { return "reviews" }
        let origins = 0..<Int32(clamping: bounds.origins)
        if !self.origins.allSatisfy({ rows.contains($0.row) && origins.contains($0.origin) }) { return "origins" }
        if !attributes.areSound(slots: self.slots, values: bounds.values) { return "attributes" }
        return nil
    }
}

extension OrderColumns {
    fileprivate func fault(within bounds: LivePart.Bounds, lines: Int) -> String? {
        let counts = [clocks.count, paid.count, freights.count, stores.count, states.count, firstLines.count]
        if counts.contains(where: { $0 != count }) { return "counts" }
        if !days.areDays(orNone: Self.noDay) { return "days" }
        if !stores.lies(below: bounds.stores) { return "stores" }
        if !states.lies(below: OrderState.rawValues) { return "states" }
        if !firstLines.ascends() || (firstLines.last.map { Int($0) > lines } ?? false) { return "firstLines" }
        return nil
    }
}
