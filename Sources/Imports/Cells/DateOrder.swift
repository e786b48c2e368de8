/// In which order a format writes the parts of a date. A date that begins with a year of four digits is read by every one.
package enum DateOrder: String, Sendable, CaseIterable {
    case yearFirst = "year_first"
    /// `12/1/2010` is 1 December.
    case monthFirst = "month_first"
    /// `12/1/2010` is 12 January.
    case dayFirst = "day_first"
}
