/// Which money a figure counts.
package enum MoneyBasis: String, Sendable, CaseIterable, Codable {
    /// Paid less what was given back.
    case net
    /// Paid; orders refunded in full are out of it too.
    case gross
}

/// What frequency counts.
package enum FrequencyBasis: String, Sendable, CaseIterable, Codable {
    case orders
    /// Days with a purchase: 满减 and live rooms make people split orders.
    case days
}

/// Which words name the eight classes.
package enum LabelSet: String, Sendable, CaseIterable, Codable {
    case standard
    case second
}
