import Shop

/// 上新: the days on which a brand shows new products, every three to five weeks and clear of the promotions.
enum NewArrivals {
    static func days(in days: ClosedRange<BrandDay>, seed: UInt64) -> [BrandDay] {
        var generator = SeededGenerator(seed: seed, of: 0, for: .brand)
        let peaks = Promotion.peaks(in: days)
        var found: [BrandDay] = []
        var day = days.lowerBound.adding(days: 5 + generator.below(20))
        while day <= days.upperBound {
            if peaks.allSatisfy({ abs($0.number - day.number) > 4 }) { found.append(day) }
            day = day.adding(days: 21 + generator.below(15))
        }
        return found
    }
}
