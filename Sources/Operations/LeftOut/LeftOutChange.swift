package import Shop

/// What leaving orders out changes.
package struct LeftOutChange: Sendable, Equatable {
    package internal(set) var orders = 0
    /// How many persons they are of.
    package internal(set) var persons = 0
    /// Net of what was given back, of those that are purchases, in the brand's currency.
    package internal(set) var money: Money
}
