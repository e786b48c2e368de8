package import Shop

/// A stretch of whole BrandDays; most of them move along with today.
package enum Period: Hashable, Sendable {
    /// `within last 60 days`: 0 ≤ days ago < 60, today being one of them.
    case last(DaySpan)
    /// `within next 7 days`: 0 ≤ days ahead ≤ 7, today and seven days more.
    case next(DaySpan)
    /// `older than 90 days`: days ago > 90.
    case olderThan(DaySpan)
    /// `this month`, from its first day to its last.
    case this(CalendarUnit)
    /// `previous month`
    case previous(CalendarUnit)
    /// The day itself is not included.
    case before(DayPoint)
    case after(DayPoint)
    /// The day itself is included.
    case since(DayPoint)
    case on(DayPoint)
    /// Both days included.
    case between(DayPoint, DayPoint)

    /// Whether it is another stretch tomorrow.
    package var moves: Bool {
        switch self {
        case .last, .next, .olderThan, .this, .previous: true
        case .before(let day), .after(let day), .since(let day), .on(let day): day.moves
        case .between(let from, let to): from.moves || to.moves
        }
    }
}

/// A number of days, weeks, months or years, from 1 to a hundred years.
package struct DaySpan: Hashable, Sendable {
    package enum Unit: String, Sendable, CaseIterable {
        case day, week, month, year

        /// A hundred years.
        package var most: Int {
            switch self {
            case .day: 36_500
            case .week: 5200
            case .month: 1200
            case .year: 100
            }
        }
    }

    package let number: Int
    package let unit: Unit

    /// Nil when the number is below 1 or beyond a hundred years.
    package init?(_ number: Int, _ unit: Unit) {
        guard (1...unit.most).contains(number) else { return nil }
        self.number = number
        self.unit = unit
    }

    package static func days(_ number: Int) -> DaySpan {
        DaySpan(clamping: number)
    }

    private init(clamping number: Int) {
        self.number = min(max(number, 1), Unit.day.most)
        unit = .day
    }
}

/// A stretch of the calendar. Weeks begin on Monday.
package enum CalendarUnit: String, Sendable, CaseIterable {
    case week, month, year
}

/// A day, named or counted back from today.
package enum DayPoint: Hashable, Sendable {
    case date(BrandDay)
    case today
    /// `3 months ago`
    case ago(DaySpan)

    package var moves: Bool {
        switch self {
        case .date: false
        case .today, .ago: true
        }
    }
}
