import Database
import Shop

/// Which orders a scan reads.
package enum ScanSelection: Sendable {
    /// Those whose id lies in a range.
    case ids(Range<Int64>)
    /// Those of some customers, as their orders stand now; at most some thousands at once.
    case customers([Int64])
    /// Those of some numbers in the database; at most some thousands at once.
    case orders([Int64])

    /// The condition on `column`, which holds an order's id.
    func condition(on column: String, brand: ID<Brand>) -> SQL {
        switch self {
        case .ids(let range):
            "\(unescaped: column) >= \(range.lowerBound) AND \(unescaped: column) < \(range.upperBound)"
        case .customers(let customers):
            """
            \(unescaped: column) IN (
                SELECT id FROM orders WHERE brand_id = \(brand.raw) AND customer_id IN \(list: customers))
            """
        case .orders(let orders): "\(unescaped: column) IN \(list: orders)"
        }
    }
}
