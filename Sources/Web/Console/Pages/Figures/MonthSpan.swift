import Insight
import Shop

/// From the end of a month to the end of a later one, or to now, as an address asks for it: `from=2025-09&to=2025-10`.
/// Unless told, the last month that is over.
struct MonthSpan {
    private static let now = "now"
    private static let shown = 12

    private let today: BrandDay
    private let written: Written
    let from: BrandMonth
    /// Nil for now.
    let to: BrandMonth?

    init(_ shell: Shell) {
        today = shell.today
        written = shell.written
        let query = shell.visit.query
        let present = BrandMonth(shell.today)
        let known = Self.known(before: present)
        let begin = known.first { $0.description == query["from"] } ?? present.adding(months: -2)
        from = begin
        if query["to"] == Self.now {
            to = nil
            return
        }
        let end = known.first { $0.description == query["to"] } ?? present.adding(months: -1)
        let later = max(end, begin.adding(months: 1))
        to = later < present ? later : nil
    }

    /// Months that are over, the earliest first.
    private static func known(before present: BrandMonth) -> [BrandMonth] {
        (0...shown).map { present.adding(months: $0 - shown - 1) }
    }

    var firstDay: BrandDay { from.lastDay }
    var lastDay: BrandDay { to?.lastDay ?? today }

    /// `30 September`
    var firstText: String { written.day(firstDay, today: today) }
    var lastText: String { written.day(lastDay, today: today) }

    var fromOptions: [PageValues] {
        Self.known(before: BrandMonth(today)).map { month in
            PageValues.option(month.description, written.month(month), isChosen: month == from)
        }
    }

    var toOptions: [PageValues] {
        Self.known(before: BrandMonth(today)).dropFirst().map { month in
            PageValues.option(month.description, written.month(month), isChosen: month == to)
        } + [.option(Self.now, written.words("insight.now"), isChosen: to == nil)]
    }
}
