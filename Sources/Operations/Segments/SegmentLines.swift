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
    private let names: PersonNames

    init(_ installation: Installation, brand: ID<Brand>) {
        outerIDs = installation.outerIDs
        names = PersonNames(installation, brand: brand)
    }

    func of(_ customers: some Sequence<ID<Customer>>, in tx: ReadTransaction) throws -> [SegmentLine] {
        let names = try names.shown(of: customers, in: tx)
        return customers.map { SegmentLine(customer: outerIDs.shown($0.raw, prefix: "c"), name: names[$0]) }
    }
}
