import Customers
import Database
import Facts
import Insight
import Shop

/// Everything that happened to a person, newest first: the pages of each kind and each customer, put together.
struct PersonTimeline {
    let brand: ID<Brand>
    /// All customers who are read as the person.
    let members: [ID<Customer>]

    /// - Parameters:
    ///   - place: where the page before ended; nil for the first.
    ///   - now: what lies after it has not happened.
    /// - Complexity: a seek for each kind and member, and no more rows than a page of each.
    func page(
        after place: TimelinePlace?, before now: Instant, limit: Int, in tx: ReadTransaction
    ) throws -> (entries: [TimelineEntry], next: TimelinePlace?) {
        // One more than is shown tells whether there is more.
        let wanted = limit + 1
        let newest = TimelineBound(at: now.milliseconds, id: .max)
        var pages: [[TimelineEntry]] = []
        for member in members {
            for kind in TimelineKind.allCases {
                pages.append(
                    try entries(
                        of: kind, member, before: place?.bound(of: kind) ?? newest, limit: wanted, in: tx))
            }
        }
        let found = TimelineMerge.first(wanted, of: pages)
        let shown = Array(found.prefix(limit))
        return (shown, found.count > limit ? shown.last?.place : nil)
    }

    private func entries(
        of kind: TimelineKind, _ member: ID<Customer>, before bound: TimelineBound, limit: Int, in tx: ReadTransaction
    ) throws -> [TimelineEntry] {
        switch kind {
        case .order, .refund, .review, .behaviour, .interaction, .tag, .trait, .consent:
            try TimelineScan.page(of: kind, member, before: bound, limit: limit, brand: brand, in: tx)
        case .joined, .parted:
            try JoinMoments.page(of: kind, member, before: bound, limit: limit, brand: brand, in: tx)
        case .segmentMove:
            try PersonMoves.page(member, before: bound, limit: limit, brand: brand, in: tx)
        }
    }
}
