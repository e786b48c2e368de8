import Columns
import Database
import Shop
import Synchronization

/// What the base of a brand's columns is on the days last asked for: the base stands until it is loaded anew, so it is looked
/// through once a day and not for every question.
///
/// Persons who changed since are read from the tail; which of the base's slots still count is taken from the columns asked.
final class BaseDays: Sendable {
    /// Today, and a day to compare with.
    private static let most = 2

    /// As they were when the base was loaded: whoever was joined or seen since is read from the tail.
    private let people: LivePeople
    private let kept = Mutex<[PartDay]>([])
    private let newest = Mutex<(day: Int32, moment: Int64)?>(nil)
    private let lists: PartLists
    private let changed = Mutex<[(seq: Int64, day: PartDay)]>([])
    private let measured = Mutex<Measured?>(nil)
    private let cycling = Mutex<(state: State, cycles: CycleReport)?>(nil)
    private let masked = Mutex<(days: PromotionDays, last: Int32, masked: MaskedDays)?>(nil)

    init(_ people: LivePeople, _ lists: PartLists) {
        self.people = people
        self.lists = lists
    }

    func day(_ day: Int32, before end: Int64, of live: LiveBrand) -> PartDay {
        let known = kept.withLock { kept in
            guard let place = kept.firstIndex(where: { $0.day == day }) else { return nil as PartDay? }
            let found = kept.remove(at: place)
            kept.insert(found, at: 0)
            return found
        }
        if let known { return known.among(live.base) }
        let fresh = followed(day, before: end, live.base) ?? read(day, before: end, live.base)
        kept.withLock { kept in
            kept.insert(fresh, at: 0)
            if kept.count > Self.most { kept.removeLast() }
        }
        return fresh.among(live.base)
    }

    private func read(_ day: Int32, before end: Int64, _ base: LivePart) -> PartDay {
        // Of all slots: others may hold the brand as it was before somebody changed.
        var all = base
        all.isRead = BitMask(rows: base.slots, all: true)
        return PartDay(all, day: day, before: end, people: people, lists: lists)
    }

    /// From an earlier day that is known, where the base has nothing after it: a day that begins is not looked through anew.
    private func followed(_ day: Int32, before end: Int64, _ base: LivePart) -> PartDay? {
        let newest = newest.withLock { newest in
            newest = newest ?? base.newest(people)
            return newest
        }
        guard let newest else { return nil }
        let earlier = kept.withLock { kept in
            kept.filter { newest.day <= $0.day && newest.moment < $0.end && $0.day < day }.max { $0.day < $1.day }
        }
        return earlier?.later(day, before: end)
    }

    /// Those who changed since, on a day: kept for one state of the facts.
    func tail(_ day: Int32, before end: Int64, of live: LiveBrand) -> PartDay? {
        guard live.tail.slots > 0 else { return nil }
        let known = changed.withLock { kept in
            kept.first { $0.seq == live.seq && $0.day.day == day && $0.day.part.hasSameSlots(as: live.tail) }?.day
        }
        if let known { return known }
        let fresh = PartDay(live.tail, day: day, before: end, people: live.people)
        changed.withLock { kept in
            kept.removeAll { $0.seq != live.seq }
            kept.insert((live.seq, fresh), at: 0)
            if kept.count > Self.most { kept.removeLast() }
        }
        return fresh
    }

    /// What everybody is measured by. What stands for the day is told by the question; the rest is kept for one state of the
    /// facts.
    func yardsticks(
        _ needs: Set<SegmentNeed>, over passes: [ReckonedPass], _ live: LiveBrand, _ question: SegmentQuestion
    ) -> Yardsticks {
        let state = State(live, question)
        let known = measured.withLock { $0.flatMap { $0.state == state && needs.isSubset(of: $0.needs) ? $0 : nil } }
        if let known { return known.yardsticks }
        let before = measured.withLock { $0.flatMap { $0.state == state ? $0.needs : nil } } ?? []
        let all = needs.union(before)
        let fresh = Yardsticks(all, question.standing, over: passes, question.rfm)
        measured.withLock { $0 = Measured(state: state, needs: all, yardsticks: fresh) }
        return fresh
    }

    /// The cycles that products lean on: those that stand for the day, else those of one state of the facts.
    func cycles(_ live: LiveBrand, _ question: SegmentQuestion) -> CycleReport {
        if let standing = question.standing { return standing.cycles }
        let state = State(live, question)
        let known = cycling.withLock { $0.flatMap { $0.state == state ? $0.cycles : nil } }
        if let known { return known }
        let fresh = live.cycles(on: question.today, settings: question.settings)
        cycling.withLock { $0 = (state, fresh) }
        return fresh
    }

    /// By a table of the years before a day: the rest is asked one by one.
    func maskedDays(_ days: PromotionDays, upTo last: Int32) -> MaskedDays {
        let known = masked.withLock { $0.flatMap { $0.days == days && $0.last == last ? $0.masked : nil } }
        if let known { return known }
        let fresh = MaskedDays(days, over: Int32(clamping: Int(last) - 4_000)...last)
        masked.withLock { $0 = (days, last, fresh) }
        return fresh
    }

    var bytes: Int {
        kept.withLock { $0.reduce(0) { $0 + $1.bytes } } + lists.bytes
            + changed.withLock { $0.reduce(0) { $0 + $1.day.bytes } }
    }
}

extension BaseDays {
    /// What is reckoned over everybody at once hangs on.
    fileprivate struct State: Equatable {
        let seq: Int64
        let rfm: RFMQuestion
        let settings: FigureSettings
        let standing: StandingFigures?

        init(_ live: LiveBrand, _ question: SegmentQuestion) {
            seq = live.seq
            rfm = question.rfm
            settings = question.settings
            standing = question.standing
        }
    }

    fileprivate struct Measured {
        let state: State
        let needs: Set<SegmentNeed>
        let yardsticks: Yardsticks
    }
}

extension LivePart {
    /// Whether another part, as of the same fact, has the same persons in the same slots.
    fileprivate func hasSameSlots(as other: LivePart) -> Bool {
        persons == other.persons && isRead == other.isRead
    }
}
