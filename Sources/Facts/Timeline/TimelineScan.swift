package import Database
package import Shop

/// Reads what happened to one customer as written, kind by kind, newest first.
///
/// - Complexity: a seek in the index by customer, and as many rows as are asked for.
package enum TimelineScan {
    /// - Returns: none for kinds that other rooms keep.
    package static func page(
        of kind: TimelineKind, _ customer: ID<Customer>, before bound: TimelineBound, limit: Int, brand: ID<Brand>,
        in tx: ReadTransaction
    ) throws -> [TimelineEntry] {
        guard let source = Source(kind) else { return [] }
        return try tx.all(query(of: source, customer, before: bound, limit: limit, brand: brand)) { row in
            let place = TimelinePlace(at: Instant(milliseconds: row.int64(0)), kind: kind, id: row.int64(1))
            return content(source, row).map {
                TimelineEntry(place: place, content: $0, store: row.optionalInt64(2).map { ID($0) })
            }
        }.compactMap { $0 }
    }

    /// The query of a kind, for those who look at its plan; nil for kinds that other rooms keep.
    static func query(
        of kind: TimelineKind, _ customer: ID<Customer>, before bound: TimelineBound, limit: Int, brand: ID<Brand>
    ) -> SQL? {
        Source(kind).map { query(of: $0, customer, before: bound, limit: limit, brand: brand) }
    }

    private static func query(
        of source: Source, _ customer: ID<Customer>, before bound: TimelineBound, limit: Int, brand: ID<Brand>
    ) -> SQL {
        """
        SELECT h.\(unescaped: source.moment), h.id, h.store_id, \(unescaped: source.columns)
        FROM \(unescaped: source.table) h
        \(unescaped: source.joins)
        WHERE h.brand_id = \(brand.raw) AND h.customer_id = \(customer.raw)
            AND (h.\(unescaped: source.moment), h.id) < (\(bound.at), \(bound.id))
        ORDER BY h.\(unescaped: source.moment) DESC, h.id DESC
        LIMIT \(limit)
        """
    }

    /// A kind that lies in a table of Facts.
    private enum Source {
        case order, refund, review, behaviour, interaction, tag, trait, consent

        init?(_ kind: TimelineKind) {
            switch kind {
            case .order: self = .order
            case .refund: self = .refund
            case .review: self = .review
            case .behaviour: self = .behaviour
            case .interaction: self = .interaction
            case .tag: self = .tag
            case .trait: self = .trait
            case .consent: self = .consent
            case .joined, .parted, .segmentMove: return nil
            }
        }

        var table: String {
            switch self {
            case .order: "orders"
            case .refund: "refunds"
            case .review: "reviews"
            case .behaviour: "behaviours"
            case .interaction: "interactions"
            case .tag: "person_tags"
            case .trait: "person_traits"
            case .consent: "consents"
            }
        }

        var moment: String {
            switch self {
            case .order, .refund: "happened_at"
            case .review, .behaviour, .interaction, .tag, .trait, .consent: "occurred_at"
            }
        }

        var columns: String {
            switch self {
            case .order:
                """
                h.number, v.status, v.paid, v.refunded, v.currency,
                CASE WHEN m.number IS NULL OR m.is_lifted = 1 THEN v.left_out ELSE m.reason END
                """
            case .refund: "h.number, h.currency, h.kind, v.amount"
            case .review: "h.stars, p.title"
            case .behaviour: "h.kind, p.title, h.times"
            case .interaction: "h.kind, h.direction, h.channel"
            case .tag: "w.text, h.is_on"
            case .trait: "h.kind, n.text, h.form, h.value, w.text"
            case .consent: "h.channel, h.purpose, h.is_withdrawn"
            }
        }

        /// Each by its primary key.
        var joins: String {
            switch self {
            case .order:
                """
                JOIN order_versions v ON v.brand_id = h.brand_id AND v.order_id = h.id AND v.version = h.version
                LEFT JOIN order_marks m ON m.brand_id = h.brand_id AND m.order_id = h.id AND m.number = h.mark
                """
            case .refund:
                "JOIN refund_versions v ON v.brand_id = h.brand_id AND v.refund_id = h.id AND v.version = h.version"
            case .review, .behaviour: "LEFT JOIN products p ON p.brand_id = h.brand_id AND p.id = h.product_id"
            case .interaction, .consent: ""
            case .tag: "JOIN words w ON w.brand_id = h.brand_id AND w.id = h.word_id"
            case .trait:
                """
                LEFT JOIN words n ON n.brand_id = h.brand_id AND n.id = h.name_id
                LEFT JOIN words w ON h.form = 1 AND w.brand_id = h.brand_id AND w.id = h.value
                """
            }
        }
    }

    /// Nil for what a newer program wrote.
    private static func content(_ source: Source, _ row: Row) -> TimelineEntry.Content? {
        switch source {
        case .order:
            guard let currency = Currency(row.text(7)) else { return nil }
            return .order(
                number: row.text(3), status: row.optionalInt64(4).flatMap { OrderStatus(rawValue: $0) },
                paid: row.optionalInt64(5).map { Money(minor: $0, currency) },
                refunded: Money(minor: row.int64(6), currency),
                leftOut: row.optionalText(8).flatMap { LeftOutReason(rawValue: $0) })
        case .refund:
            guard let currency = Currency(row.text(4)) else { return nil }
            return .refund(
                number: row.text(3), amount: Money(minor: row.int64(6), currency),
                kind: RefundKind(rawValue: row.text(5)))
        case .review: return .review(stars: row.int(3), product: row.optionalText(4))
        case .behaviour:
            return BehaviourKind(rawValue: row.int64(3)).map {
                .behaviour($0, product: row.optionalText(4), times: row.optionalInt64(5).map { Int($0) })
            }
        case .interaction:
            guard let kind = InteractionKind(rawValue: row.int64(3)),
                let direction = InteractionDirection(rawValue: row.int64(4))
            else { return nil }
            return .interaction(kind, direction, channel: row.optionalText(5))
        case .tag: return .tag(row.text(3), isOn: row.flag(4))
        case .trait:
            guard let kind = TraitKind(rawValue: row.int64(3)), let form = TraitForm(rawValue: row.int64(5)) else {
                return nil
            }
            return .trait(
                kind, name: row.optionalText(4),
                ToldTrait(form: form, value: row.optionalInt64(6), text: row.optionalText(7)))
        case .consent:
            guard let channel = ConsentChannel(rawValue: row.text(3)),
                let purpose = ConsentPurpose(rawValue: row.text(4))
            else { return nil }
            return .consent(channel, purpose, isWithdrawn: row.flag(5))
        }
    }
}
