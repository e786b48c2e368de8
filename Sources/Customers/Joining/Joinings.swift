package import Database
import Facts
package import Shop

/// The joinings of a brand, and the merges that follow from those that stand.
package enum Joinings {
    /// Has two customers read as one person, and says why. What was proposed between those who are one by it is decided too.
    ///
    /// - Returns: nil when they are one already.
    @discardableResult
    package static func join(
        _ one: ID<Customer>, _ other: ID<Customer>, because cause: Joining.Cause, proposal: ID<JoinProposal>? = nil,
        by decider: String, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws -> ID<Joining>? {
        try tx.accompanied(brand: brand.raw)
        guard try Merges.merge(one, other, brand: brand, at: now, in: tx) else { return nil }
        let id = try tx.id(of: "joinings")
        try tx.execute(
            """
            INSERT INTO joinings (brand_id, id, one_id, other_id, cause, proposal_id, joined_by, joined_at)
            VALUES (\(brand.raw), \(id), \(min(one, other).raw), \(max(one, other).raw), \(cause.rawValue),
                \(proposal?.raw), \(decider), \(now.milliseconds))
            """)
        let survivor = try Merges.survivor(of: one, brand: brand, in: tx)
        let members = try Merges.members(of: survivor, brand: brand, in: tx)
        try JoinProposals.settle(between: members, by: decider, brand: brand, at: now, in: tx)
        return ID(id)
    }

    /// Whether somebody said of two persons that they are two after all, and a source that says otherwise is not to be heard.
    ///
    /// - Parameter sources: the codes of those whose word may change.
    package static func wereParted(
        _ one: ID<Customer>, _ other: ID<Customer>, besidesBy sources: Set<String>, brand: ID<Brand>,
        in tx: ReadTransaction
    ) throws -> Bool {
        let survivors = try Merges.survivors(of: [one, other], brand: brand, in: tx)
        let mine = Set(try Merges.members(of: survivors[one] ?? one, brand: brand, in: tx))
        let theirs = Set(try Merges.members(of: survivors[other] ?? other, brand: brand, in: tx))
        return try of(Array(mine), brand: brand, in: tx).contains { joining in
            guard let partedBy = joining.partedBy, !sources.contains(partedBy) else { return false }
            return mine.contains(joining.one) != mine.contains(joining.other)
                && (theirs.contains(joining.one) || theirs.contains(joining.other))
        }
    }

    /// Joins by evidence that a rule takes for enough.
    package static func join(
        _ clue: JoinClue, by decider: String, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        let (proposal, _) = try JoinProposals.note(clue, .joined, by: decider, brand: brand, at: now, in: tx)
        try join(
            clue.one, clue.other, because: .rule, proposal: proposal, by: decider, brand: brand, at: now, in: tx)
    }

    /// Takes joinings back: whoever they alone held together is two again, as if they had never been. Whoever calls it is
    /// `alone` with the brand since before the joinings were read.
    ///
    /// - Returns: how many stood until now.
    package static func part(
        _ joinings: [Joining], by decider: String, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws -> Int {
        try tx.alone(brand: brand.raw)
        let standing = joinings.filter(\.stands)
        guard let first = standing.first else { return 0 }
        let survivor = try Merges.survivor(of: first.one, brand: brand, in: tx)
        let members = try Merges.members(of: survivor, brand: brand, in: tx)
        for joining in standing {
            try tx.execute(
                """
                UPDATE joinings
                SET parted_by = \(decider), parted_at = \(now.milliseconds)
                WHERE brand_id = \(brand.raw) AND id = \(joining.id.raw) AND parted_at IS NULL
                """)
        }
        let rest = try of(members, brand: brand, in: tx).filter(\.stands)
        let arrows = JoinTree.arrows(rest.map { ($0.one, $0.other) })
        try Merges.redraw(arrows, among: members, brand: brand, at: now, in: tx)
        try JoinProposals.doubt(between: members, by: decider, brand: brand, at: now, in: tx)
        return standing.count
    }

    /// Those that name one of some customers, in the order in which they were found.
    package static func of(
        _ customers: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [Joining] {
        var found: [ID<Joining>: Joining] = [:]
        for column in ["one_id", "other_id"] {
            for some in customers.map(\.raw).inLists(of: 8_192) {
                try tx.forEach(
                    """
                    SELECT \(unescaped: columns)
                    FROM joinings
                    WHERE brand_id = \(brand.raw) AND \(unescaped: column) IN \(list: some)
                    """
                ) { row in
                    let joining = try read(row)
                    found[joining.id] = joining
                }
            }
        }
        return found.values.sorted { ($0.joinedAt, $0.id) < ($1.joinedAt, $1.id) }
    }

    /// Where somebody's note on a merge lies among the values of one of the two.
    package static func place(ofNoteOn joining: ID<Joining>) -> String { "joining \(joining.raw)" }

    /// Everybody who was ever found to be one with some customers, by one way or another, also where that was taken back;
    /// they themselves among them.
    package static func everConnected(
        with customers: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> Set<ID<Customer>> {
        var connected = Set(customers)
        var asked = customers
        while !asked.isEmpty {
            let found = Set(try of(asked, brand: brand, in: tx).flatMap { [$0.one, $0.other] })
            asked = found.subtracting(connected).sorted()
            connected.formUnion(found)
        }
        return connected
    }

    /// - Throws: `CustomersError.noSuchJoining`.
    package static func find(_ id: ID<Joining>, brand: ID<Brand>, in tx: ReadTransaction) throws -> Joining {
        let joining = try tx.first(
            """
            SELECT \(unescaped: columns)
            FROM joinings
            WHERE brand_id = \(brand.raw) AND id = \(id.raw)
            """, read)
        guard let joining else { throw CustomersError.noSuchJoining }
        return joining
    }

    private static let columns = "id, one_id, other_id, cause, proposal_id, joined_by, joined_at, parted_by, parted_at"

    private static func read(_ row: Row) throws -> Joining {
        guard let cause = Joining.Cause(rawValue: row.int64(3)) else {
            throw DatabaseError.corrupt(reason: "a joining of an unknown cause")
        }
        return Joining(
            id: ID(row.int64(0)), one: ID(row.int64(1)), other: ID(row.int64(2)), cause: cause,
            proposal: row.optionalInt64(4).map { ID($0) }, joinedBy: row.text(5),
            joinedAt: Instant(milliseconds: row.int64(6)), partedBy: row.optionalText(7),
            partedAt: row.optionalInt64(8).map { Instant(milliseconds: $0) })
    }
}
