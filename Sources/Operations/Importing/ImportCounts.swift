import Shop

/// What an import did, or would do, in numbers: what every door tells of it.
package struct ImportCounts: Codable, Sendable {
    package let rows: Int
    package let orders: Int
    package let refunds: Int
    package let customerRecords: Int
    package let productRecords: Int
    package let reviews: Int
    package let new: Int
    package let advanced: Int
    package let unchanged: Int
    package let late: Int
    package let conflicts: Int
    /// By `LeftOutReason`.
    package let leftOut: [String: Int]
    package let heldRows: Int
    package let badRows: Int
    package let customersNew: Int
    package let customersKnown: Int
    /// Of orders that name their buyer, between 0 and 1; nil without orders.
    package let buyerShare: Double?
    package let changedNothing: Bool

    package init(_ report: ImportReport) {
        rows = report.rows
        orders = report.orders
        refunds = report.refunds
        customerRecords = report.customerRecords
        productRecords = report.productRecords
        reviews = report.reviews
        new = report.new
        advanced = report.advanced
        unchanged = report.unchanged
        late = report.late
        conflicts = report.conflicts
        leftOut = Dictionary(uniqueKeysWithValues: report.leftOut.map { ($0.key.rawValue, $0.value) })
        heldRows = report.heldRows
        badRows = report.badRows
        customersNew = report.customersNew
        customersKnown = report.customersKnown
        buyerShare = report.buyerShare
        changedNothing = report.changedNothing
    }
}
