import Segments
import Shop

/// From one state of a brand to a later one: what became known between, and which days began.
struct FollowingStep {
    let live: LiveBrand
    let facts: FactsSince
    /// The day that was followed last.
    let from: BrandDay
    /// When that was.
    let followedAt: Instant
    let asked: SegmentQuestion
    /// Whether what is asked hangs on other settings or figures than before, without any day having begun.
    let isAskedAnew: Bool
    let now: Instant

    /// Days that passed unseen are walked one by one, so that each change has its day; of a longer absence the last ones
    /// alone, and what changed before counts from the first of them.
    private static let mostDays = 31

    var today: BrandDay { asked.today }
    var beginsDay: Bool { from < today }

    /// The day followed last, on which facts may have come since, and each that began after it.
    var days: [BrandDay] {
        guard beginsDay else { return [from] }
        let first = max(from.number + 1, today.number - Self.mostDays + 1)
        return [from] + (first...today.number).map { BrandDay(number: $0) }
    }

    func question(_ definition: Segment, on day: BrandDay) -> SegmentQuestion {
        asked.of(definition).on(day)
    }

    /// Why somebody's membership is another one on a day, and from which moment on: that of the newest fact about them that is
    /// of the day, if it was not yet to be known when the brand was last followed; else the day's begin. On the day followed
    /// before, whatever comes late counts from now: what was recorded is not rewritten.
    func cause(of customer: ID<Customer>, on day: BrandDay) -> (SegmentMove.Reason, Instant) {
        let start = day.start(in: live.brand.timeZone)
        let causes = facts.causes?[customer] ?? []
        let own = causes.first { live.day(of: $0) == day }
        if let own, let moment = own.occurredAt, moment > followedAt { return (.fact(own.seq), min(moment, now)) }
        guard day == from else { return (.day(day), max(start, followedAt)) }
        let next = day.adding(days: 1).start(in: live.brand.timeZone)
        let known = own ?? causes.filter { live.day(of: $0).map { $0 <= day } ?? true }.max { $0.seq < $1.seq }
        return (.fact(known?.seq ?? live.seq), min(now, next))
    }
}

extension SegmentQuestion {
    /// Whether everybody is to be asked of a segment when a day begins.
    func hangsOnDay(_ segment: SavedSegment) -> Bool {
        TimeBounds(of(segment.definition).everyClause, after: today, through: today).hangsOnDay
    }
}
