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
    mutating func follow(_ step: FollowingStep, in tx: ReadTransaction) throws -> [SegmentMove] {
        guard let causes = step.facts.causes else { return try askEverybody(step, in: tx) }
        guard !step.hangsOnDay(segment) else { return try followDaily(step, causes.keys, in: tx) }
        var moves: [SegmentMove] = []
        // Before anything of the new days is known, whom they may concern is listed as of the old one.
        if step.beginsDay, schedule == nil { list(step, of: nil, on: step.from) }
        for day in step.days {
            if let schedule, schedule.horizon < day.adding(days: -1) {
                // Away for longer than the list reaches: nobody knows whom the days between concern.
                moves += try ask(nil, on: day, step, in: tx)
                list(step, of: nil, on: day)
                continue
            }
            var asked = Set(causes.keys)
            if day > step.from { asked.formUnion(schedule?.take(through: day) ?? []) }
            let some = asked.sorted()
            if !some.isEmpty { moves += try ask(some, on: day, step, in: tx) }
            if let schedule, !some.isEmpty || schedule.horizon <= day { list(step, of: some, on: day) }
        }
        return moves
    }

    /// Of a segment that hangs on what stands for each day: everybody is asked when one begins, on the last that began alone,
    /// as nothing stood for those that nobody saw.
    private mutating func followDaily(
        _ step: FollowingStep, _ customers: some Collection<ID<Customer>>, in tx: ReadTransaction
    ) throws -> [SegmentMove] {
        if step.beginsDay { return try ask(nil, on: step.today, step, in: tx) }
        if step.isAskedAnew { return try askEverybody(step, in: tx) }
        return customers.isEmpty ? [] : try ask(customers.sorted(), on: step.today, step, in: tx)
    }

    /// Everybody anew, on the last day alone.
    private mutating func askEverybody(_ step: FollowingStep, in tx: ReadTransaction) throws -> [SegmentMove] {
        schedule = nil
        return turn(try changes(on: step.today, step, in: tx)) { customer in
            let isTold = step.facts.causes?[customer] != nil
            return isTold ? step.cause(of: customer, on: step.today) : (.fact(step.live.seq), step.now)
        }
    }

    /// Who is in it on a day and was not, or the other way round, of everybody.
    private func changes(
        on day: BrandDay, _ step: FollowingStep, in tx: ReadTransaction
    ) throws -> [(customer: ID<Customer>, isIn: Bool)] {
        let now = MemberSet(try step.live.members(step.question(segment.definition, on: day), in: tx).members)
        let changes =
            members.subtracting(now).members.map { ($0, false) } + now.subtracting(members).members.map { ($0, true) }
        return changes.sorted { $0.0 < $1.0 }
    }

    /// - Parameter customers: nil for everybody.
    private mutating func ask(
        _ customers: [ID<Customer>]?, on day: BrandDay, _ step: FollowingStep, in tx: ReadTransaction
    ) throws -> [SegmentMove] {
        let changed: [(customer: ID<Customer>, isIn: Bool)]
        if let customers {
            let question = step.question(segment.definition, on: day)
            let inside = Set(try step.live.members(question, among: customers, in: tx))
            changed = customers.map { ($0, inside.contains($0)) }.filter { members.contains($0.0) != $0.1 }
        } else {
            changed = try changes(on: day, step, in: tx)
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

    /// Lists whom the days after `day` may concern: everybody anew, or some in addition.
    private mutating func list(
        _ step: FollowingStep, of customers: [ID<Customer>]?, on day: BrandDay
    ) {
        var list = schedule ?? ChangeSchedule(through: day.adding(days: ChangeSchedule.days))
        var customers = customers
        if list.horizon <= day || customers == nil {
            list = ChangeSchedule(through: day.adding(days: ChangeSchedule.days))
            customers = nil
        }
        let bounds = TimeBounds(
            step.clauses(of: segment), after: day, through: list.horizon)
        step.live.schedule(bounds, among: step.live.masks(of: customers), in: &list)
        schedule = list
    }
}
