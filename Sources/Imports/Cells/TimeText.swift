import Shop

/// A time as exports write it, with its offset where it tells one: `2016/5/23 22:02`, `2024-01-05T12:33:01Z`,
/// `2024-01-05 12:33:01 +0900`, and `12/1/2010 8:26` in formats that say which comes first.
struct TimeText {
    let local: LocalTime
    /// Nil when the text tells none.
    let offsetSeconds: Int?

    /// Nil for an empty cell and for the zero date that databases write for none.
    static func read(_ cell: Cell, order: DateOrder) throws(CellFault) -> TimeText? {
        guard let lead = cell.start?.pointee, !cell.isEmpty else { return nil }
        if !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(lead), Placeholder.isPlaceholder(cell) { return nil }
        var cursor = TimeCursor(cell)
        guard let first = cursor.number(upTo: 4), let divider = cursor.divider(),
            let second = cursor.number(upTo: 2), cursor.take(divider), let third = cursor.number(upTo: 4)
        else { throw unreadable }
        let (year, month, day): (Int, Int, Int)
        if first.digits == 4, third.digits <= 2 {
            (year, month, day) = (first.value, second.value, third.value)
        } else {
            guard first.digits <= 2, third.digits == 4 else { throw unreadable }
            switch order {
            case .yearFirst:
                throw CellFault(
                    "time.order_unknown",
                    en: "it is not told whether month or day comes first; write the year first, as in 2024-05-23",
                    zh: "无法判断月和日的先后，请把年份写在最前，如 2024-05-23")
            case .monthFirst: (year, month, day) = (third.value, first.value, second.value)
            case .dayFirst: (year, month, day) = (third.value, second.value, first.value)
            }
        }
        let clock = try timeOfDay(&cursor)
        let offset = try offset(&cursor)
        guard cursor.isAtEnd else { throw unreadable }
        if year == 0, month == 0, day == 0 { return nil }
        guard let date = CivilDate(year: year, month: month, day: day) else {
            throw CellFault("time.impossible", en: "there is no such day", zh: "不存在这一天")
        }
        return TimeText(
            local: LocalTime(
                day: BrandDay(number: date.daysSince1970), secondOfDay: clock.second, millisecond: clock.millisecond),
            offsetSeconds: offset)
    }

    private static func timeOfDay(_ cursor: inout TimeCursor) throws(CellFault) -> (second: Int, millisecond: Int) {
        if cursor.isAtEnd { return (0, 0) }
        guard cursor.take(UInt8(ascii: "T")) || cursor.takeSpaces(), let hour = cursor.number(upTo: 2),
            cursor.take(UInt8(ascii: ":")), let minute = cursor.number(upTo: 2), minute.digits == 2
        else { throw unreadable }
        var second = 0
        var millisecond = 0
        if cursor.take(UInt8(ascii: ":")) {
            guard let seconds = cursor.number(upTo: 2), seconds.digits == 2 else { throw unreadable }
            second = seconds.value
            if cursor.take(UInt8(ascii: ".")) {
                guard let fraction = cursor.thousandths() else { throw unreadable }
                millisecond = fraction
            }
        }
        guard hour.value < 24, minute.value < 60, second < 60 else {
            throw CellFault("time.impossible", en: "there is no such time of day", zh: "不存在这个时间")
        }
        return (hour.value * 3600 + minute.value * 60 + second, millisecond)
    }

    private static func offset(_ cursor: inout TimeCursor) throws(CellFault) -> Int? {
        _ = cursor.takeSpaces()
        if cursor.take(UInt8(ascii: "Z")) || cursor.take("UTC") || cursor.take("GMT") { return 0 }
        let isWest = cursor.take(UInt8(ascii: "-"))
        guard isWest || cursor.take(UInt8(ascii: "+")) else { return nil }
        guard let hours = cursor.pair() else { throw unreadable }
        _ = cursor.take(UInt8(ascii: ":"))
        let minutes = cursor.isAtEnd ? 0 : cursor.pair() ?? 60
        guard hours <= 14, minutes < 60 else { throw unreadable }
        let seconds = hours * 3600 + minutes * 60
        return isWest ? -seconds : seconds
    }

    private static var unreadable: CellFault {
        CellFault(
            "time.unreadable", en: "not a time; write it as 2024-05-23 22:02:11",
            zh: "不是时间，请写成 2024-05-23 22:02:11 的形式")
    }
}
