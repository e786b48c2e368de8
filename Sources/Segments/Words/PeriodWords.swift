/// What a period begins with.
enum PeriodWord: Spelled {
    case last, next, within, olderThan, before, after, since, on, between, today, yesterday
    case thisWeek, thisMonth, thisYear, previousWeek, previousMonth, previousYear

    var spelling: Spelling {
        switch self {
        case .last:
            Spelling(
                "within last", "in last", "within the last", "in the last", "within past", "in past", "in the past",
                "last", "past", "over the last",
                zh: ["近", "在近", "最近", "在最近", "过去", "在过去"])
        case .next:
            Spelling(
                "within next", "in next", "within the next", "in the next", "next",
                zh: ["未来", "在未来", "接下来", "在接下来"])
        case .within: Spelling("within", zh: ["在"])
        case .olderThan: Spelling("older than", "longer ago than", "longer than", zh: ["距今超过", "距今大于"])
        case .before: Spelling("before", "earlier than", zh: ["早于"])
        case .after: Spelling("after", "later than", zh: ["晚于"])
        case .since: Spelling("since", zh: ["自", "自从", "从"])
        case .on: Spelling("on", zh: ["于"])
        case .between: Spelling("between", zh: ["介于"])
        case .today: Spelling("today", "on today", zh: ["今天", "在今天", "今日", "当天"])
        case .yesterday: Spelling("yesterday", "on yesterday", zh: ["昨天", "在昨天", "昨日"])
        case .thisWeek: Spelling("this week", "in this week", "within this week", zh: ["本周", "在本周", "这周"])
        case .thisMonth:
            Spelling("this month", "in this month", "within this month", zh: ["本月", "在本月", "这个月", "当月"])
        case .thisYear: Spelling("this year", "in this year", "within this year", zh: ["今年", "在今年", "本年"])
        case .previousWeek:
            Spelling(
                "previous week", "last week", "in last week", "in previous week", "within previous week",
                "within last week", zh: ["上周", "在上周"])
        case .previousMonth:
            Spelling(
                "previous month", "last month", "in last month", "in previous month", "within previous month",
                "within last month", zh: ["上月", "在上月", "上个月"])
        case .previousYear:
            Spelling(
                "previous year", "last year", "in last year", "in previous year", "within previous year",
                "within last year", zh: ["去年", "在去年", "上年"])
        }
    }

    /// The stretch of the calendar that it names by itself.
    var calendar: Period? {
        switch self {
        case .thisWeek: .this(.week)
        case .thisMonth: .this(.month)
        case .thisYear: .this(.year)
        case .previousWeek: .previous(.week)
        case .previousMonth: .previous(.month)
        case .previousYear: .previous(.year)
        case .today: .on(.today)
        case .yesterday: .on(.ago(.days(1)))
        case .last, .next, .within, .olderThan, .before, .after, .since, .on, .between: nil
        }
    }
}

/// What follows a day and turns it into a period: `2025-01-01之前`.
enum DayEnding: Spelled {
    case before, after, since, through

    var spelling: Spelling {
        switch self {
        case .before: Spelling(zh: ["之前", "以前", "前"])
        case .after: Spelling(zh: ["之后", "以后", "后"])
        case .since: Spelling(zh: ["以来", "起", "至今"])
        case .through: Spelling(zh: ["到", "至"])
        }
    }
}

/// How days are compared. Signs compare dates; words of quantity say how long ago, which is the other way round.
enum DayComparison: Spelled {
    case less, atMost, equal, atLeast, more, longer, shorter

    var spelling: Spelling {
        switch self {
        case .less: Spelling("<", zh: ["<"])
        case .atMost: Spelling("<=", "≤", zh: ["<="])
        case .equal: Spelling("=", "==", "is", ":", zh: ["=", "是", "为"])
        case .atLeast: Spelling(">=", "≥", zh: [">="])
        case .more: Spelling(">", zh: [">"])
        case .longer: Spelling("more than", "over", zh: ["超过", "大于", "多于"])
        case .shorter: Spelling("less than", "fewer than", zh: ["不足", "少于", "小于"])
        }
    }
}

/// A unit after a number.
enum UnitWord: Hashable, Sendable {
    case span(DaySpan.Unit)
    /// Hours, minutes, seconds: nothing here is finer than a day.
    case finer
    case times

    static let lexicon = Lexicon<UnitWord>(
        DaySpan.Unit.allCases.map { (.span($0), $0.spelling) } + [(.finer, finerSpelling), (.times, timesSpelling)])

    static let spans = DaySpan.Unit.allCases.map(\.spelling)
    static let timesSpelling = Spelling("times", "time", zh: ["次", "回", "笔"])
    private static let finerSpelling = Spelling(
        "hours", "hour", "minutes", "minute", "seconds", "second", "hrs", "mins", "h",
        zh: ["小时", "个小时", "分钟", "秒", "秒钟", "钟头"])
}

extension DaySpan.Unit: Spelled {
    package var spelling: Spelling {
        switch self {
        case .day: Spelling("days", "day", "d", zh: ["天", "日"])
        case .week: Spelling("weeks", "week", "w", zh: ["周", "个星期", "星期"])
        case .month: Spelling("months", "month", zh: ["个月", "月"])
        case .year: Spelling("years", "year", "y", zh: ["年"])
        }
    }
}
