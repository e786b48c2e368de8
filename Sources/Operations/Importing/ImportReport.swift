package import Imports
package import Shop

/// What an import did, or would do.
package struct ImportReport: Sendable {
    package var file: String
    package var format: String
    package var formatTitle: Phrase
    package var encoding: String
    package var store: String
    package var isDryRun: Bool
    package var notes: [Phrase] = []
    package var rows = 0
    package var orders = 0
    package var refunds = 0
    package var customerRecords = 0
    package var productRecords = 0
    package var reviews = 0

    package var new = 0
    package var advanced = 0
    package var unchanged = 0
    package var late = 0
    package var conflicts = 0
    /// Orders and refunds among the new and the advanced.
    package var changedSales = 0
    package var leftOut: [LeftOutReason: Int] = [:]

    /// Rows that went to the errors file, and how many of them are at fault themselves.
    package var heldRows = 0
    package var badRows = 0
    /// Nil when every row was good, or in a dry run.
    package var errorsFile: String?
    /// The first of what is wrong.
    package var firstProblems: [HeldRow] = []

    package var customersNew = 0
    package var customersKnown = 0
    package var ordersWithBuyer = 0

    package init(file: String, format: String, title: Phrase, encoding: String, store: String, isDryRun: Bool) {
        self.file = file
        self.format = format
        formatTitle = title
        self.encoding = encoding
        self.store = store
        self.isDryRun = isDryRun
    }

    /// Nothing in the file was new.
    package var changedNothing: Bool {
        new == 0 && advanced == 0 && late == 0 && conflicts == 0
    }

    /// Share of orders with a buyer, between 0 and 1; nil without orders.
    package var buyerShare: Double? {
        orders == 0 ? nil : Double(ordersWithBuyer) / Double(orders)
    }
}

/// How far an import has come.
package struct ImportProgress: Sendable {
    package enum Stage: Sendable, Equatable {
        case surveying
        case importing
    }

    package let stage: Stage
    /// Bytes while surveying, rows while importing.
    package let done: Int
    package let total: Int
}
