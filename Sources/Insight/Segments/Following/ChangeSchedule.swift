import Shop

/// Whom to ask again on which day, because a day may pass a bound of theirs. Somebody may be listed too early, never too
/// late.
struct ChangeSchedule: Sendable {
    /// How far ahead it looks; then it is made anew.
    static let days = 32

    /// The last day that it knows of.
    let horizon: BrandDay
    /// By day; somebody who is listed earlier now stands here still, and no longer counts.
    private var due: [Int32: [ID<Customer>]] = [:]
    private var listed: [ID<Customer>: Int32] = [:]

    init(through horizon: BrandDay) {
        self.horizon = horizon
    }

    /// The earliest day that somebody is listed for counts.
    mutating func add(_ customer: ID<Customer>, on day: Int32) {
        if let known = listed[customer], known <= day { return }
        listed[customer] = day
        due[day, default: []].append(customer)
    }

    /// Those to ask on a day or before, who are taken off the list.
    mutating func take(through day: BrandDay) -> [ID<Customer>] {
        var taken: [ID<Customer>] = []
        for number in due.keys.filter({ Int($0) <= day.number }).sorted() {
            for customer in due.removeValue(forKey: number) ?? [] where listed[customer] == number {
                listed[customer] = nil
                taken.append(customer)
            }
        }
        return taken
    }
}
