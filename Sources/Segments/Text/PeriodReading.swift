import Shop

/// Where a period lies when only its length is said.
enum Direction {
    case past, future
    /// Said before the clause: either, and the past when only the length is said.
    case ahead
}

/// Periods, days and spans.
extension SegmentParser {
    /// Nil when no period stands here.
    mutating func period(_ direction: Direction) throws(SegmentProblem) -> Period? {
        if isDayAhead { return try dayLed(direction) }
        let start = cursor.place
        guard let word = cursor.choose(Lexicons.periods) else { return nil }
        return try period(word, direction, from: start)
    }

    /// The rest of a period that begins with `word`.
    mutating func period(
        _ word: PeriodWord, _ direction: Direction, from start: Int
    ) throws(SegmentProblem) -> Period {
        switch word {
        case .last:
            let span = try span()
            _ = cursor.acceptQuietly(.inside)
            return .last(span)
        case .next:
            let span = try span()
            _ = cursor.acceptQuietly(.inside)
            guard direction != .past else { throw cursor.problem(.wrongDirection(Self.past), start..<cursor.place) }
            return .next(span)
        case .within: return try within(direction, from: start)
        case .olderThan:
            let span = try span()
            _ = cursor.choose(Lexicons.dayEndings)
            return .olderThan(span)
        case .before: return .before(try day())
        case .after: return .after(try day())
        case .since:
            let day = try day()
            _ = cursor.choose(Lexicons.dayEndings)
            return .since(day)
        case .on: return .on(try day())
        case .between:
            let from = try day()
            guard cursor.accept(.to) else { throw cursor.unexpected() }
            return try between(from, start)
        case .today, .yesterday, .thisWeek, .thisMonth, .thisYear, .previousWeek, .previousMonth, .previousYear:
            _ = cursor.acceptQuietly(.inside)
            return word.calendar ?? .on(.today)
        }
    }

    /// `within 5 days`; in Chinese also `在2025-01-01之前` and `在7天内`.
    private mutating func within(_ direction: Direction, from start: Int) throws(SegmentProblem) -> Period {
        if Self.isDateAhead(cursor) || Lexicons.days.match(in: cursor.text, at: cursor.place) != nil {
            return try ended(try day(), start)
        }
        let span = try span()
        _ = cursor.acceptQuietly(.inside)
        return direction == .future ? .next(span) : .last(span)
    }

    /// `2025-01-01之前`, `7天内`.
    mutating func dayLed(_ direction: Direction) throws(SegmentProblem) -> Period? {
        let start = cursor.place
        if Self.isDateAhead(cursor) { return try ended(try day(), start) }
        let span = try span()
        guard cursor.accept(.inside) || direction == .ahead && isNegationAhead else { throw cursor.unexpected() }
        return direction == .future ? .next(span) : .last(span)
    }

    /// `30天没下单`: what was not done for so long needs no word between.
    private var isNegationAhead: Bool {
        Lead.lexicon.match(in: cursor.text, at: cursor.place)?.meaning == .not
    }

    /// What the word behind a day makes of it.
    private mutating func ended(_ day: DayPoint, _ start: Int) throws(SegmentProblem) -> Period {
        guard let ending = cursor.choose(Lexicons.dayEndings) else { return .on(day) }
        return switch ending {
        case .before: .before(day)
        case .after: .after(day)
        case .since: .since(day)
        case .through: try between(day, start)
        }
    }

    private mutating func between(_ from: DayPoint, _ start: Int) throws(SegmentProblem) -> Period {
        let to = try day()
        _ = cursor.acceptQuietly(.inside)
        _ = cursor.acceptQuietly(.inBetween)
        if case .date(let first) = from, case .date(let last) = to, last < first {
            throw cursor.problem(.reversedRange, start..<cursor.place)
        }
        return .between(from, to)
    }

    /// `< 2025-01-01`, `= today`, `more than 90 days ago`; nil when no comparison stands here.
    mutating func comparedDay() throws(SegmentProblem) -> Period? {
        guard let word = cursor.choose(Lexicons.dayComparisons) else { return nil }
        let start = cursor.place
        switch word {
        case .longer: return .olderThan(try spanAgo())
        case .shorter: return .last(try spanAgo())
        case .less: return .before(try day())
        case .more: return .after(try day())
        case .atLeast: return .since(try day())
        case .equal:
            if let period = try period(.past) { return period }
            return .on(try day())
        case .atMost:
            if case .date(let date) = try day() { return .before(.date(date.adding(days: 1))) }
            throw cursor.problem(.misplaced("<="), start..<cursor.place)
        }
    }

    /// `90 days ago`, where only the length is wanted.
    private mutating func spanAgo() throws(SegmentProblem) -> DaySpan {
        let span = try span()
        _ = cursor.accept(.ago)
        return span
    }

    /// A date, `today`, or `30 days ago`.
    mutating func day() throws(SegmentProblem) -> DayPoint {
        if let word = cursor.choose(Lexicons.days) { return word == .today ? .today : .ago(.days(1)) }
        if Self.isDateAhead(cursor) { return .date(try date()) }
        guard SourceText.isDigit(cursor.letter) else {
            cursor.expect([.value(.date), .value(.wholeNumber)])
            throw cursor.unexpected()
        }
        let span = try span()
        guard cursor.accept(.ago) else { throw cursor.unexpected() }
        return .ago(span)
    }

    mutating func span() throws(SegmentProblem) -> DaySpan {
        let start = cursor.place
        let number = try wholeNumber(0...Int.max)
        let unitPlace = cursor.place
        guard let unit = UnitWord.lexicon.match(in: cursor.text, at: unitPlace) else {
            cursor.expect(UnitWord.spans.map(Expected.word))
            throw cursor.unexpected()
        }
        cursor.move(to: unit.end)
        switch unit.meaning {
        case .span(let unit):
            guard let span = DaySpan(number, unit) else {
                throw cursor.problem(.outOfRange("1–\(unit.most.grouped)"), start..<unitPlace)
            }
            return span
        case .finer:
            let range = unitPlace..<unit.end
            throw cursor.problem(.finerThanDay(cursor.text.string(range)), range)
        case .times:
            throw cursor.problem(.misplaced(cursor.text.string(unitPlace..<unit.end)), unitPlace..<unit.end)
        }
    }

    // MARK: Dates

    /// Whether a date, or a number of days, stands here.
    var isDayAhead: Bool {
        guard SourceText.isDigit(cursor.letter) else { return false }
        if Self.isDateAhead(cursor) { return true }
        var end = cursor.place
        while SourceText.isDigit(cursor.text.letter(end)) { end += 1 }
        while let letter = cursor.text.letter(end), SourceText.isBlank(letter) { end += 1 }
        return UnitWord.lexicon.match(in: cursor.text, at: end).map { $0.meaning != .times } ?? false
    }

    /// Four digits and a hyphen, a slash or 年.
    static func isDateAhead(_ cursor: SegmentCursor) -> Bool {
        guard (0..<4).allSatisfy({ SourceText.isDigit(cursor.letter(after: $0)) }) else { return false }
        return switch cursor.letter(after: 4) {
        case "-", "/": SourceText.isDigit(cursor.letter(after: 5))
        case "年": SourceText.isDigit(cursor.letter(after: 5))
        default: false
        }
    }

    /// `2025-06-18`, `2025/6/18`, `2025年6月18日`.
    private mutating func date() throws(SegmentProblem) -> BrandDay {
        let start = cursor.place
        var place = start
        var numbers: [Int] = []
        while numbers.count < 3, SourceText.isDigit(cursor.text.letter(place)) {
            var number = 0
            var digits = 0
            while digits < 4, let letter = cursor.text.letter(place), SourceText.isDigit(letter) {
                number = number * 10 + Int(letter.value - 0x30)
                digits += 1
                place += 1
            }
            numbers.append(number)
            guard let mark = cursor.text.letter(place), ["-", "/", "年", "月", "日"].contains(mark) else { break }
            guard numbers.count < 3 || mark == "日" else { break }
            place += 1
        }
        let range = start..<place
        cursor.move(to: place)
        guard numbers.count == 3, let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) else {
            throw cursor.problem(.noSuchDay(cursor.text.string(range)), range)
        }
        return BrandDay(number: date.daysSince1970)
    }

    static let past = Phrase(en: "the past", zh: "过去")
}
