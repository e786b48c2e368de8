import Shop

/// Whom to ask again on which day, because a day may pass a bound of theirs. Somebody may be listed too early, never too
/// late.
struct ChangeSchedule: Sendable {
    /// How far ahead it looks; then it is made anew.
    static let days = 32

    /// The last day that it knows of.
    let horizon: BrandDay
    private var due: [Int32: [ID<Customer>]] = [:]

    init(through horizon: BrandDay) {
        self.horizon = horizon
    }

    mutating func add(_ customer: ID<Customer>, on day: Int32) {
        due[day, default: []].append(customer)
    }

    /// Those to ask on a day or before, who are taken off the list.
    mutating func take(through day: BrandDay) -> [ID<Customer>] {
        let days = due.keys.filter { Int($0) <= day.number }.sorted()
        return days.flatMap { due.removeValue(forKey: $0) ?? [] }
    }

    var bytes: Int {
        due.values.reduce(0) { $0 + $1.capacity * MemoryLayout<ID<Customer>>.stride }
    }
}
