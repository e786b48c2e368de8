import Shop

/// A day, or days of every year, that cycles leave out.
enum MaskedDay: Hashable {
    case single(BrandDay)
    case yearly(PromotionDays.Yearly)

    /// Those of a brand: single days, the latest first, then those of every year.
    static func all(_ days: PromotionDays) -> [MaskedDay] {
        days.single.sorted(by: >).map { MaskedDay.single($0) } + days.yearly.map { MaskedDay.yearly($0) }
    }

    /// - Parameter text: `2025-06-18`, `06-18` or `06-16..06-18`.
    init?(_ text: String, among days: PromotionDays) {
        guard let found = Self.all(days).first(where: { $0.value == text }) else { return nil }
        self = found
    }

    /// As forms and settings write it.
    var value: String {
        switch self {
        case .single(let day): day.description
        case .yearly(let days):
            days.from == days.to ? Self.text(days.from) : Self.text(days.from) + ".." + Self.text(days.to)
        }
    }

    func label(_ written: Written) -> String {
        switch self {
        case .single(let day): return written.fullDay(day)
        case .yearly(let days):
            let (from, to) = (Self.label(days.from, written), Self.label(days.to, written))
            return written.words("cycles.everyYear", ["day": days.from == days.to ? from : from + " – " + to])
        }
    }

    private static func text(_ day: MonthDay) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return two(day.month) + "-" + two(day.day)
    }

    /// Of a leap year, which has every day that any year has.
    private static func label(_ day: MonthDay, _ written: Written) -> String {
        guard let date = CivilDate(year: 2024, month: day.month, day: day.day) else { return text(day) }
        let shown = BrandDay(number: date.daysSince1970)
        return written.day(shown, today: shown)
    }
}
