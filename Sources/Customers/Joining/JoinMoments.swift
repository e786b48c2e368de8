package import Database
package import Facts
package import Shop

/// Joinings as they stand in a timeline.
package enum JoinMoments {
    /// Those that name a customer, newest first.
    ///
    /// - Complexity: O(joinings of the customer), which are few.
    package static func page(
        of kind: TimelineKind, _ customer: ID<Customer>, before bound: TimelineBound, limit: Int, brand: ID<Brand>,
        in tx: ReadTransaction
    ) throws -> [TimelineEntry] {
        let all = try Joinings.of([customer], brand: brand, in: tx).compactMap { entry($0, as: kind) }
        return Array(
            all.filter { ($0.place.at.milliseconds, $0.place.id) < (bound.at, bound.id) }
                .sorted { $0.place < $1.place }.prefix(limit))
    }

    private static func entry(_ joining: Joining, as kind: TimelineKind) -> TimelineEntry? {
        switch kind {
        case .joined:
            return TimelineEntry(
                place: TimelinePlace(at: joining.joinedAt, kind: kind, id: joining.id.raw),
                content: .joined(joining.one, joining.other), store: nil)
        case .parted:
            guard let partedAt = joining.partedAt else { return nil }
            return TimelineEntry(
                place: TimelinePlace(at: partedAt, kind: kind, id: joining.id.raw),
                content: .parted(joining.one, joining.other), store: nil)
        case .order, .refund, .review, .behaviour, .interaction, .tag, .trait, .consent, .segmentMove: return nil
        }
    }
}
