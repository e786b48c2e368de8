package import Shop

/// Which days a period is, asked on a day. Both ends of it only ever move forward as days pass.
package struct DaysOfPeriod: Hashable, Sendable {
    /// Nil: from ever.
    package let first: BrandDay?
    /// Nil: for ever.
    package let last: BrandDay?

    /// - Parameter period: nil for all time up to today.
    package init(_ period: Period?, asked today: BrandDay) {
        switch period {
        case nil: self.init(nil, today)
        case .last(let span): self.init(span.before(today).adding(days: 1), today)
        case .next(let span): self.init(today, span.after(today))
        case .olderThan(let span): self.init(nil, span.before(today).adding(days: -1))
        case .this(let unit): self.init(unit.start(of: today), unit.next(after: today).adding(days: -1))
        case .previous(let unit):
            let end = unit.start(of: today).adding(days: -1)
            self.init(unit.start(of: end), end)
        case .before(let day): self.init(nil, day.asked(today).adding(days: -1))
        case .after(let day): self.init(day.asked(today).adding(days: 1), nil)
        case .since(let day): self.init(day.asked(today), nil)
        case .on(let day): self.init(day.asked(today), day.asked(today))
        case .between(let from, let to): self.init(from.asked(today), to.asked(today))
        }
    }

    private init(_ first: BrandDay?, _ last: BrandDay?) {
        self.first = first
        self.last = last
    }

    package func contains(_ day: BrandDay) -> Bool {
        first.map { $0 <= day } ?? true && last.map { day <= $0 } ?? true
    }

    /// The first day after `today` on which `day` is in the period and was not, or the other way round; nil if never.
    static func nextChange(of day: BrandDay, in period: Period?, after today: BrandDay) -> BrandDay? {
        let enters = firstDay(after: today) { asked in
            DaysOfPeriod(period, asked: asked).last.map { day <= $0 } ?? true
        }
        let leaves = firstDay(after: today) { asked in
            DaysOfPeriod(period, asked: asked).first.map { day < $0 } ?? false
        }
        return [enters, leaves].compactMap { $0 }.min()
    }

    /// Somewhat beyond the longest span from any day that can be written.
    private static let end = BrandDay(number: 2_932_896 + 40_000)

    /// The first day after `today` from which `holds` is true for good; nil when it is true already, or never will be.
    private static func firstDay(after today: BrandDay, _ holds: (BrandDay) -> Bool) -> BrandDay? {
        guard !holds(today), today < end, holds(end) else { return nil }
        var (low, high) = (today.number, end.number)
        while high - low > 1 {
            let middle = (low + high) / 2
            if holds(BrandDay(number: middle)) { high = middle } else { low = middle }
        }
        return BrandDay(number: high)
    }
}

extension DayPoint {
    package func asked(_ today: BrandDay) -> BrandDay {
        switch self {
        case .date(let day): day
        case .today: today
        case .ago(let span): span.before(today)
        }
    }
}
