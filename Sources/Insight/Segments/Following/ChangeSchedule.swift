import Shop

/// Whom to ask again on which day, because a day may pass a bound of theirs. Somebody may be listed for a day too many, never
/// for one too few.
struct ChangeSchedule: Sendable {
    /// How far ahead it looks; then it is made anew.
    static let days = 32

    /// The last day that it knows of.
    let horizon: BrandDay
    private var due: [Int32: [ID<Customer>]] = [:]
    private var listed: [ID<Customer>: DaysAhead] = [:]

    init(through horizon: BrandDay) {
        self.horizon = horizon
    }

    /// Days that somebody is listed for already are not listed twice.
    mutating func add(_ customer: ID<Customer>, on days: DaysAhead) {
        let known = listed[customer] ?? []
        let more = days.subtracting(known)
        guard !more.isEmpty else { return }
        listed[customer] = known.union(more)
        for day in more.days(through: horizon) { due[day, default: []].append(customer) }
    }

    /// Those to ask on a day or before, who are taken off the list.
    mutating func take(through day: BrandDay) -> Set<ID<Customer>> {
        let passed = due.keys.filter { Int($0) <= day.number }
        return passed.reduce(into: []) { $0.formUnion(due.removeValue(forKey: $1) ?? []) }
    }
}
