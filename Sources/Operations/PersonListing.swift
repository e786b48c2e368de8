import Access

/// An operation that lists persons. Beyond `PersonLists.most` of them it is an export, in whatever form they are written: it
/// takes the permission to export as well, and its row of the audit is there before the answer is.
package protocol PersonListing: BrandOperation {
    /// What the audit calls it: a word of the program's own.
    static var listKind: String { get }

    /// How many persons an answer names.
    static func count(_ output: Output) -> Int
}

package enum PersonLists {
    /// So many are a page; more are carried away.
    package static let most = 500
}

extension PersonListing {
    package static var audited: Audited { .answerBeyond(PersonLists.most, .customersExported) }

    package static func audited(_ output: Output) -> AuditedAnswer {
        AuditedAnswer(note: "\(listKind) \(count(output))")
    }
}
