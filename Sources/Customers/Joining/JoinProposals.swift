package import Database
import Facts
package import Shop

/// The evidence found of who might be whom, and what was decided of it.
package enum JoinProposals {
    /// Notes evidence; what is known of it already stands, but what was open is joined by a rule that found more.
    ///
    /// - Returns: its id, and whether it was new or open until now.
    static func note(
        _ clue: JoinClue, _ state: JoinProposal.State, by decider: String, brand: ID<Brand>, at now: Instant,
        in tx: WriteTransaction
    ) throws -> (id: ID<JoinProposal>, isNew: Bool) {
        let id = try tx.id(of: "proposals")
        let isOpen = state == .open
        let written = try tx.first(
            """
            INSERT INTO proposals
                (brand_id, id, one_id, other_id, evidence, kind, blind_index, state, noted_at, decided_by, decided_at)
            VALUES (\(brand.raw), \(id), \(clue.one.raw), \(clue.other.raw), \(clue.evidence.rawValue), \(clue.kind),
                \(clue.blindIndex), \(state.rawValue), \(now.milliseconds), \(isOpen ? nil : decider),
                \(isOpen ? nil : now.milliseconds))
            ON CONFLICT (brand_id, one_id, other_id, evidence, kind, blind_index) DO UPDATE
            SET state = excluded.state, decided_by = excluded.decided_by, decided_at = excluded.decided_at
            WHERE proposals.state = 0 AND excluded.state <> 0
            RETURNING id
            """
        ) { ID<JoinProposal>($0.int64(0)) }
        return (written ?? ID(id), written != nil)
    }

    /// Those of some clues that were never noted: what is known of the others stands, whatever became of it.
    ///
    /// - Complexity: a fixed number of queries.
    package static func unknown(
        of clues: [JoinClue], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [JoinClue] {
        var known: Set<JoinClue> = []
        for some in Set(clues.map(\.one.raw)).sorted().inLists(of: 4_096) {
            try tx.forEach(
                """
                SELECT one_id, other_id, evidence, kind, blind_index
                FROM proposals
                WHERE brand_id = \(brand.raw) AND one_id IN \(list: some)
                """
            ) { row in
                guard let evidence = JoinEvidence(rawValue: row.int64(2)) else { return }
                known.insert(
                    JoinClue(
                        ID(row.int64(0)), ID(row.int64(1)), evidence, kind: row.text(3), blindIndex: row.bytes(4)))
            }
        }
        return clues.filter { !known.contains($0) }
    }

    /// Has somebody asked.
    package static func propose(
        _ clue: JoinClue, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        _ = try note(clue, .open, by: "", brand: brand, at: now, in: tx)
    }

    /// - Throws: `CustomersError.noSuchProposal`.
    package static func find(
        _ id: ID<JoinProposal>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> JoinProposal {
        let found = try all("id = \(id.raw)", "", brand: brand, in: tx).first
        guard let found else { throw CustomersError.noSuchProposal }
        return found
    }

    /// By what proposals proposed: of those that are kept still, as whoever is erased takes theirs along.
    package static func evidence(
        of ids: [ID<JoinProposal>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [ID<JoinProposal>: JoinEvidence] {
        let found = try ids.isEmpty ? [] : all("id IN \(list: ids.map(\.raw))", "", brand: brand, in: tx)
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.evidence) })
    }

    /// What waits for a decision, the oldest first.
    ///
    /// - Parameter place: those behind this id alone.
    package static func open(
        after place: Int64 = 0, brand: ID<Brand>, limit: Int, in tx: ReadTransaction
    ) throws -> [JoinProposal] {
        try all("state = 0 AND id > \(place)", "LIMIT \(limit)", brand: brand, in: tx)
    }

    package static func countOpen(brand: ID<Brand>, in tx: ReadTransaction) throws -> Int {
        try tx.first("SELECT COUNT(*) FROM proposals WHERE brand_id = \(brand.raw) AND state = 0") { $0.int(0) } ?? 0
    }

    /// Everything noted between some customers.
    package static func between(
        _ customers: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [JoinProposal] {
        let ids = customers.map(\.raw)
        return try all("one_id IN \(list: ids) AND other_id IN \(list: ids)", "", brand: brand, in: tx)
    }

    /// Whom evidence of a value was ever noted of, where one of the two is among some customers. Devices and unionids are kept
    /// as whose they first were alone: who else told them is known by this.
    static func named(
        by values: Set<[UInt8]>, kind: String, among customers: [ID<Customer>], brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [[UInt8]: [ID<Customer>]] {
        var named: [[UInt8]: [ID<Customer>]] = [:]
        for column in ["one_id", "other_id"] {
            for some in Set(customers.map(\.raw)).sorted().inLists(of: 4_096) {
                try tx.forEach(
                    """
                    SELECT blind_index, one_id, other_id
                    FROM proposals
                    WHERE brand_id = \(brand.raw) AND \(unescaped: column) IN \(list: some) AND kind = \(kind)
                    """
                ) { row in
                    let value = row.bytes(0)
                    guard values.contains(value) else { return }
                    named[value, default: []] += [ID(row.int64(1)), ID(row.int64(2))]
                }
            }
        }
        return named
    }

    /// Decides what is open between those who are one person by now.
    static func settle(
        between customers: [ID<Customer>], by decider: String, brand: ID<Brand>, at now: Instant,
        in tx: WriteTransaction
    ) throws {
        for proposal in try between(customers, brand: brand, in: tx) where proposal.state == .open {
            _ = try decide(proposal, .accepted, by: decider, brand: brand, at: now, in: tx)
        }
    }

    /// Refuses what is open between two persons, whatever it is.
    package static func refuse(
        between one: ID<Customer>, and other: ID<Customer>, by decider: String, brand: ID<Brand>, at now: Instant,
        in tx: WriteTransaction
    ) throws {
        let readAs = try Merges.everybody(readAs: [one, other], brand: brand, in: tx)
        for proposal in try between(readAs.keys.sorted(), brand: brand, in: tx)
        where proposal.state == .open && readAs[proposal.one] != readAs[proposal.other] {
            _ = try decide(proposal, .refused, by: decider, brand: brand, at: now, in: tx)
        }
    }

    /// Whatever spoke for those being one who were just said to be several is refused.
    static func doubt(
        between customers: [ID<Customer>], by decider: String, brand: ID<Brand>, at now: Instant,
        in tx: WriteTransaction
    ) throws {
        let survivors = try Merges.survivors(of: customers, brand: brand, in: tx)
        for proposal in try between(customers, brand: brand, in: tx)
        where proposal.state != .refused && survivors[proposal.one] != survivors[proposal.other] {
            _ = try decide(proposal, .refused, by: decider, brand: brand, at: now, in: tx)
        }
    }

    /// Decides a proposal that still stands as it was read.
    ///
    /// - Returns: false where somebody decided it, or erased it, meanwhile: nothing was changed.
    package static func decide(
        _ proposal: JoinProposal, _ state: JoinProposal.State, by decider: String, brand: ID<Brand>, at now: Instant,
        in tx: WriteTransaction
    ) throws -> Bool {
        try tx.execute(
            """
            UPDATE proposals
            SET state = \(state.rawValue), decided_by = \(decider), decided_at = \(now.milliseconds)
            WHERE brand_id = \(brand.raw) AND id = \(proposal.id.raw) AND state = \(proposal.state.rawValue)
            """) > 0
    }

    private static func all(
        _ condition: SQL, _ limit: SQL, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> [JoinProposal] {
        try tx.all(
            """
            SELECT id, one_id, other_id, evidence, kind, blind_index, state, noted_at, decided_by, decided_at
            FROM proposals
            WHERE brand_id = \(brand.raw) AND \(condition)
            ORDER BY id
            \(limit)
            """
        ) { row in
            guard let evidence = JoinEvidence(rawValue: row.int64(3)),
                let state = JoinProposal.State(rawValue: row.int64(6))
            else { throw DatabaseError.corrupt(reason: "a proposal of unknown evidence or state") }
            return JoinProposal(
                id: ID(row.int64(0)), one: ID(row.int64(1)), other: ID(row.int64(2)), evidence: evidence,
                kind: row.text(4), blindIndex: row.bytes(5), state: state,
                notedAt: Instant(milliseconds: row.int64(7)), decidedBy: row.optionalText(8),
                decidedAt: row.optionalInt64(9).map { Instant(milliseconds: $0) })
        }
    }
}
