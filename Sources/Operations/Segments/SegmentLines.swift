import Customers
import Database
import Shop

/// Somebody who is in a segment, as they are shown.
package struct SegmentLine: Sendable {
    /// `c_…`
    package let customer: String
    /// Masked.
    package let name: String?
}

/// Shows members.
struct SegmentLines: Sendable {
    private let outerIDs: OuterIDs
    private let values: PersonalValues

    init(_ installation: Installation, brand: ID<Brand>) {
        outerIDs = installation.outerIDs
        values = PersonalValues(installation.keys, brand: brand)
    }

    func of(_ customers: some Sequence<ID<Customer>>, in tx: ReadTransaction) throws -> [SegmentLine] {
        try customers.map { customer in
            SegmentLine(
                customer: outerIDs.shown(customer.raw, prefix: "c"), name: try values.shownName(of: customer, in: tx))
        }
    }
}
