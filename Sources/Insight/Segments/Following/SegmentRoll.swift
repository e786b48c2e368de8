import Database
import Segments
import Shop

/// 名册: who is in one saved segment as recorded, and whom days passing may concern.
struct SegmentRoll: Sendable {
    let segment: SavedSegment
    private(set) var members: MemberSet
    /// The place of the newest move that is in it.
    var lastMove: Int64
    /// That after which members were last written down.
    var lastSnapshot: Int64
    /// Nil until days passing are first asked after.
    private var schedule: ChangeSchedule?

    init(_ segment: SavedSegment, members: MemberSet, lastMove: Int64, lastSnapshot: Int64) {
        self.segment = segment
        self.members = members
        self.lastMove = lastMove
        self.lastSnapshot = lastSnapshot
    }

    /// What changes by new facts and by days that begin. The roll has the changes in it afterwards.
    mutating func follow(_ step: FollowingStep) -> [SegmentMove] {
        guard let causes = step.facts.causes else { return askEverybody(step) }
        guard !step.asked.hangsOnDay(segment) else { return followDaily(step, causes.keys) }
        var moves: [SegmentMove] = []
        // Before anything of the new days is known, whom they may concern is listed as of the old one.
        if step.beginsDay, schedule == nil {
            listDays(after: step.from, step.live, step.asked)
        } else if schedule != nil, !causes.isEmpty {
            list(causes.keys.sorted(), after: step.from, step.live, step.asked)
        }
        for day in step.days {
            if let schedule, schedule.horizon < day.adding(days: -1) {
                // Away for longer than the list reaches: nobody knows whom the days between concern.
                moves += ask(nil, on: day, step)
                listDays(after: day, step.live, step.asked)
                continue
            }
            var asked = Set(causes.keys)
            if day > step.from { asked.formUnion(schedule?.take(through: day) ?? []) }
            let some = asked.sorted()
            if !some.isEmpty { moves += ask(some, on: day, step) }
            if let schedule, schedule.horizon <= day { listDays(after: day, step.live, step.asked) }
        }
        return moves
    }

    /// Of a segment that hangs on what stands for each day: everybody is asked when one begins, on the last that began alone,
    /// as nothing stood for those that nobody saw.
    private mutating func followDaily(
        _ step: FollowingStep, _ customers: some Collection<ID<Customer>>
    ) -> [SegmentMove] {
        if step.beginsDay { return ask(nil, on: step.today, step) }
        if step.isAskedAnew { return askEverybody(step) }
        return customers.isEmpty ? [] : ask(customers.sorted(), on: step.today, step)
    }

    /// Everybody anew, on the last day alone.
    private mutating func askEverybody(_ step: FollowingStep) -> [SegmentMove] {
        schedule = nil
        return turn(changes(on: step.today, step)) { customer in
            let isTold = step.facts.causes?[customer] != nil
            return isTold ? step.cause(of: customer, on: step.today) : (.fact(step.live.seq), step.now)
        }
    }

    /// Who is in it on a day and was not, or the other way round, of everybody.
    private func changes(
        on day: BrandDay, _ step: FollowingStep
    ) -> [(customer: ID<Customer>, isIn: Bool)] {
        let now = MemberSet(step.live.members(step.question(segment.definition, on: day)).members)
        let changes =
            members.subtracting(now).members.map { ($0, false) } + now.subtracting(members).members.map { ($0, true) }
        return changes.sorted { $0.0 < $1.0 }
    }

    /// - Parameter customers: nil for everybody.
    private mutating func ask(
        _ customers: [ID<Customer>]?, on day: BrandDay, _ step: FollowingStep
    ) -> [SegmentMove] {
        let changed: [(customer: ID<Customer>, isIn: Bool)]
        if let customers {
            let question = step.question(segment.definition, on: day)
            let inside = Set(step.live.members(question, among: customers))
            changed = customers.map { ($0, inside.contains($0)) }.filter { members.contains($0.0) != $0.1 }
        } else {
            changed = changes(on: day, step)
        }
        return turn(changed) { step.cause(of: $0, on: day) }
    }

    /// Takes changes in.
    private mutating func turn(
        _ changes: [(customer: ID<Customer>, isIn: Bool)],
        _ cause: (ID<Customer>) -> (reason: SegmentMove.Reason, moment: Instant)
    ) -> [SegmentMove] {
        changes.map { customer, isIn in
            members.set(customer, isIn: isIn)
            let (reason, moment) = cause(customer)
            return SegmentMove(
                segment.id, version: segment.version, customer: customer, isIn: isIn, because: reason, at: moment)
        }
    }

    /// Lists everybody anew whom the days after `day` may concern, before the first of them begins.
    ///
    /// - Parameter asked: what the segments hang on.
    mutating func listDays(after day: BrandDay, _ live: LiveBrand, _ asked: SegmentQuestion) {
        schedule = ChangeSchedule(through: day.adding(days: ChangeSchedule.days))
        list(nil, after: day, live, asked)
    }

    /// Whether a list of days is there that knows of some more than `day`.
    func knowsDays(after day: BrandDay) -> Bool {
        schedule.map { $0.horizon.number > day.number + ChangeSchedule.days / 4 } ?? false
    }

    /// Adds some to the list, or all.
    private mutating func list(
        _ customers: [ID<Customer>]?, after day: BrandDay, _ live: LiveBrand, _ asked: SegmentQuestion
    ) {
        guard var list = schedule else { return }
        let bounds = TimeBounds(asked.of(segment.definition).everyClause, after: day, through: list.horizon)
        // Not held twice while it is added to.
        schedule = nil
        live.schedule(bounds, among: live.masks(of: customers), in: &list)
        schedule = list
    }
}
