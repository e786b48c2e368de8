import Shop

/// Numbers, shares, and what is asked of them.
extension SegmentParser {
    /// `> 2000`, `between 2 and 5`, `in top 20%`; nil when none stands here.
    mutating func numberTest(_ measure: Measure) throws(SegmentProblem) -> NumberTest? {
        guard let word = cursor.choose(Lexicons.numberTests) else { return nil }
        switch word {
        case .less, .atMost, .equal, .unequal, .atLeast, .more:
            guard let relation = word.relation else { return nil }
            return .compare(relation, try yardstick(measure))
        case .between:
            let start = cursor.place
            let low = try amount(measure)
            guard cursor.accept(.to) else { throw cursor.unexpected() }
            let high = try amount(measure)
            guard low <= high else { throw cursor.problem(.reversedRange, start..<cursor.place) }
            _ = cursor.acceptQuietly(.inside)
            return .between(low, high)
        case .top: return .top(try partOfAll())
        case .bottom: return .bottom(try partOfAll())
        case .among, .notAmong: throw cursor.unexpected()
        }
    }

    private mutating func yardstick(_ measure: Measure) throws(SegmentProblem) -> Yardstick {
        if cursor.accept(.average) { return .average }
        if cursor.accept(.median) { return .median }
        return .number(try amount(measure))
    }

    /// A number in the measure's unit: a share may be written in percent, money with its sign.
    private mutating func amount(_ measure: Measure) throws(SegmentProblem) -> Millionths {
        let isMoney = measure.unit == .money
        if isMoney { _ = cursor.acceptQuietly(.currency) }
        let start = cursor.place
        let isShare = measure.unit == .share
        let digits = try digits(isShare ? .share : .number)
        guard cursor.acceptQuietly(.percent) else {
            let isWan = !isShare && cursor.acceptQuietly(.tenThousand)
            let number = try millionths(digits, shiftedBy: isWan ? -4 : 0, from: start)
            _ = cursor.acceptQuietly(.unit)
            return number
        }
        guard isShare else { throw cursor.problem(.notAShare(measure.spelling.canonical), start..<cursor.place) }
        return try millionths(digits, shiftedBy: 2, from: start)
    }

    /// A share of all, above 0 and up to 100 %.
    private mutating func partOfAll() throws(SegmentProblem) -> Millionths {
        let start = cursor.place
        let digits = try digits(.share)
        guard cursor.accept(.percent) else { throw cursor.unexpected() }
        let share = try millionths(digits, shiftedBy: 2, from: start)
        guard share > .zero, share.raw <= 1_000_000 else {
            throw cursor.problem(.outOfRange("0.0001–100%"), start..<cursor.place)
        }
        return share
    }

    /// A plain number, for traits.
    mutating func plainNumber() throws(SegmentProblem) -> Millionths {
        let start = cursor.place
        return try millionths(try digits(.number), shiftedBy: 0, from: start)
    }

    mutating func wholeNumber(_ range: ClosedRange<Int>) throws(SegmentProblem) -> Int {
        let start = cursor.place
        var end = start
        while SourceText.isDigit(cursor.text.letter(end)) { end += 1 }
        guard end > start else {
            cursor.expect([.value(.wholeNumber)])
            throw cursor.unexpected()
        }
        // Full-width digits are digits too.
        let text = folded(start..<end)
        cursor.move(to: end)
        guard let number = Int(text), range.contains(number) else {
            let bounds = "\(range.lowerBound.grouped)–\(range.upperBound.grouped)"
            throw cursor.problem(.outOfRange(bounds), start..<end)
        }
        return number
    }

    var isNumberAhead: Bool {
        SourceText.isDigit(cursor.letter) || cursor.letter == "-" && SourceText.isDigit(cursor.letter(after: 1))
    }

    private mutating func digits(_ kind: ValueKind) throws(SegmentProblem) -> String {
        guard isNumberAhead else {
            cursor.expect([.value(kind)])
            throw cursor.unexpected()
        }
        var end = cursor.place + 1
        while SourceText.isDigit(cursor.text.letter(end)) { end += 1 }
        if let grouped = endOfGroups(from: end) { end = grouped }
        if cursor.text.letter(end) == ".", SourceText.isDigit(cursor.text.letter(end + 1)) {
            end += 1
            while SourceText.isDigit(cursor.text.letter(end)) { end += 1 }
        }
        let text = folded(cursor.place..<end).filter { $0 != "," }
        cursor.move(to: end)
        return text
    }

    /// Where a number written in groups of three ends, as `1,000,000`; nil for one that is not.
    private func endOfGroups(from end: Int) -> Int? {
        let first = end - cursor.place - (cursor.letter == "-" ? 1 : 0)
        var next = end
        while cursor.text.letter(next) == ",", (1...3).allSatisfy({ SourceText.isDigit(cursor.text.letter(next + $0)) })
        {
            next += 4
        }
        return (1...3).contains(first) && next > end && !SourceText.isDigit(cursor.text.letter(next)) ? next : nil
    }

    private func millionths(
        _ digits: String, shiftedBy places: Int, from start: Int
    ) throws(SegmentProblem) -> Millionths {
        let range = start..<cursor.place
        guard let number = ExactNumber.read(digits, shiftedBy: places) else {
            let isWhole = !digits.contains(".")
            let cause: SegmentProblem.Cause
            if digits.utf8.count > 40 {
                cause = .numberTooLarge(digits.prefix(12) + "…")
            } else if isWhole || ExactNumber.read(String(digits.prefix { $0 != "." }), shiftedBy: places) == nil {
                cause = .numberTooLarge(digits)
            } else {
                cause = .tooManyDecimals(digits)
            }
            throw cursor.problem(cause, range)
        }
        return number
    }

    private func folded(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        for place in range {
            if let letter = cursor.text.letter(place) { text.append(letter) }
        }
        return String(text)
    }
}
