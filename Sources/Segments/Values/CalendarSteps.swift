package import Shop

extension DaySpan {
    /// The day so long before: the same day of an earlier month, or that month's last.
    package func before(_ day: BrandDay) -> BrandDay { moved(day, -number) }

    /// The day so long after: the same day of a later month, or that month's last.
    package func after(_ day: BrandDay) -> BrandDay { moved(day, number) }

    private func moved(_ day: BrandDay, _ number: Int) -> BrandDay {
        switch unit {
        case .day: day.adding(days: number)
        case .week: day.adding(days: 7 * number)
        case .month: Self.month(number, from: day)
        case .year: Self.month(12 * number, from: day)
        }
    }

    private static func month(_ months: Int, from day: BrandDay) -> BrandDay {
        let date = CivilDate(daysSince1970: day.number)
        let month = date.year * 12 + date.month - 1 + months
        let first = CalendarUnit.day(year: month.floored(by: 12), month: month - 12 * month.floored(by: 12) + 1)
        let next = month + 1
        let end = CalendarUnit.day(year: next.floored(by: 12), month: next - 12 * next.floored(by: 12) + 1)
        return BrandDay(number: min(first.number + date.day - 1, end.number - 1))
    }
}

extension CalendarUnit {
    /// The first day of the week, month or year that `day` is in.
    package func start(of day: BrandDay) -> BrandDay {
        let date = CivilDate(daysSince1970: day.number)
        return switch self {
        // 1970-01-01 was a Thursday.
        case .week: BrandDay(number: 7 * (day.number + 3).floored(by: 7) - 3)
        case .month: Self.day(year: date.year, month: date.month)
        case .year: Self.day(year: date.year, month: 1)
        }
    }

    /// The first day of the one after.
    package func next(after day: BrandDay) -> BrandDay {
        switch self {
        case .week: start(of: day).adding(days: 7)
        case .month: start(of: start(of: day).adding(days: 31))
        case .year: start(of: start(of: day).adding(days: 366))
        }
    }

    /// The first of a month of any year, also before 1 and beyond 9999: the calendar repeats every 400 years.
    static func day(year: Int, month: Int) -> BrandDay {
        let cycles = (year - 2000).floored(by: 400)
        let date = CivilDate(year: year - 400 * cycles, month: month, day: 1)
        return BrandDay(number: (date?.daysSince1970 ?? 0) + 146_097 * cycles)
    }
}

extension Int {
    /// The quotient, rounded down.
    fileprivate func floored(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

extension MonthDay {
    /// The next one from `day` on; 29 February is kept on the 28th in years without.
    func next(from day: BrandDay) -> BrandDay {
        let year = CivilDate(daysSince1970: day.number).year
        let inYear = occurrence(in: year)
        return inYear < day ? occurrence(in: year + 1) : inYear
    }

    /// The last one up to `day`.
    func last(upTo day: BrandDay) -> BrandDay {
        let year = CivilDate(daysSince1970: day.number).year
        let inYear = occurrence(in: year)
        return inYear > day ? occurrence(in: year - 1) : inYear
    }

    /// The one round `today` that a period holds; nil when it holds neither the last nor the next.
    package func day(in period: Period?, asked today: BrandDay) -> BrandDay? {
        let days = DaysOfPeriod(period, asked: today)
        return [last(upTo: today), next(from: today)].first(where: days.contains)
    }

    private func occurrence(in year: Int) -> BrandDay {
        let first = CalendarUnit.day(year: year, month: month)
        let end = CalendarUnit.month.next(after: first)
        return BrandDay(number: min(first.number + day - 1, end.number - 1))
    }
}
