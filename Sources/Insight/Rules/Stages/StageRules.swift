package import Shop

/// How long ago a buyer first and last bought, in whole days.
package struct PurchaseSpan: Hashable, Sendable {
    package let daysSinceFirst: Int
    package let daysSinceLast: Int

    package init(daysSinceFirst: Int, daysSinceLast: Int) {
        self.daysSinceFirst = daysSinceFirst
        self.daysSinceLast = daysSinceLast
    }

    package init(first: BrandDay, last: BrandDay, today: BrandDay) {
        self.init(daysSinceFirst: today.number - first.number, daysSinceLast: today.number - last.number)
    }
}

/// Says where a person stands. First match: lost, dormant, cooling, new, active; prospect without any purchase.
package enum StageRules {
    /// - Parameters:
    ///   - span: nil for who never bought.
    ///   - cycle: the person's cycle over all purchases of the brand, in days.
    package static func stage(of span: PurchaseSpan?, cycle: Double, bounds: StageBounds = .standard) -> Stage {
        guard let span else { return .prospect }
        let days = Double(span.daysSinceLast)
        if days > bounds.lost.days(ofCycle: cycle) { return .lost }
        if days > bounds.dormant.days(ofCycle: cycle) { return .dormant }
        if days > bounds.cooling.days(ofCycle: cycle) { return .cooling }
        return span.daysSinceFirst <= bounds.newDays ? .new : .active
    }
}
