/// The fields that a condition of the editor can have. Their names stand in forms: `c3.period`.
enum ClauseSlot: String, CaseIterable, Sendable {
    /// What narrows it: goods, a store, a source, a live show.
    case part
    /// Names, parted by commas.
    case names
    case platform
    /// How often, how much, or whether at all.
    case relation
    case count
    case amount
    /// The upper bound where there are two.
    case most
    case period
    case length
    case unit
    /// `this month`
    case calendar
    case day
    /// The second of two days.
    case until
    /// One of a few values.
    case one
    case test
    case purpose
}
