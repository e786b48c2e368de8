import Segments
import Shop

/// On which days what happened on another comes into a period or leaves it, as days pass: by any of the periods that a segment
/// asks one kind of thing by.
struct PeriodChanges {
    /// Nothing that happened before it changes anything up to the horizon.
    private(set) var first: Int32
    /// By the day on which something happened, from `first` on.
    private var on: [DaysAhead]
    private let today: BrandDay
    private let horizon: BrandDay

    /// Of no period yet: what happens on a later day is seen on that day.
    init(after today: BrandDay, through horizon: BrandDay) {
        self.today = today
        self.horizon = horizon
        first = Int32(clamping: today.number + 1)
        on =
            today < horizon
            ? (today.number + 1...horizon.number).map { DaysAhead(Int32(clamping: $0), through: horizon) } : []
    }

    /// - Complexity: O(days between the period's start and the horizon).
    mutating func add(_ period: Period?) {
        guard let period, period.moves, today < horizon else { return }
        var before = DaysOfPeriod(period, asked: today)
        for number in today.number + 1...horizon.number {
            let after = DaysOfPeriod(period, asked: BrandDay(number: number))
            note(from: before.first?.number, upTo: after.first?.number, Int32(clamping: number))
            note(
                from: before.last.map { $0.number + 1 }, upTo: after.last.map { $0.number + 1 }, Int32(clamping: number)
            )
            before = after
        }
    }

    /// What happened so many days ago or one more is seen anew on each day that makes it so many.
    mutating func add(daysAgo days: Int) {
        guard today < horizon else { return }
        for number in today.number + 1...horizon.number {
            note(from: number - days - 1, upTo: number - days + 1, Int32(clamping: number))
        }
    }

    /// The days up to the horizon on which something that happened on `day` changes.
    func days(of day: Int32) -> DaysAhead {
        let place = Int(day) - Int(first)
        return on.indices.contains(place) ? on[place] : []
    }

    private mutating func note(from low: Int?, upTo high: Int?, _ asked: Int32) {
        guard let low, let high, low < high else { return }
        if low < Int(first) {
            on.insert(contentsOf: repeatElement([], count: Int(first) - low), at: 0)
            first = Int32(clamping: low)
        }
        for day in low..<high {
            let place = day - Int(first)
            if place >= on.count { on.append(contentsOf: repeatElement([], count: place + 1 - on.count)) }
            on[place].insert(DaysAhead(asked, through: horizon))
        }
    }
}
