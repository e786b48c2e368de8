package import Database
package import Shop

/// The brand's log of facts: append-only, numbered without gaps in the order of commits. Followers read it in order.
package enum FactLog {
    /// Appends in the transaction that caused the facts; their numbers are taken last.
    package static func append(
        _ facts: [Fact], brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws {
        tx.sequenced(brand: brand.raw, count: facts.count) { first, tx in
            try tx.append(
                to: "facts",
                columns: ["brand_id", "seq", "kind", "subject_id", "part", "occurred_at", "recorded_at"]
            ) { row in
                for (offset, fact) in facts.enumerated() {
                    try row.int64(brand.raw)
                    try row.int64(first + Int64(offset))
                    try row.int64(fact.kind.rawValue)
                    try row.int64(fact.subject)
                    try row.int64(fact.part)
                    try row.int64(fact.occurredAt.milliseconds)
                    try row.int64(now.milliseconds)
                    try row.end()
                }
            }
        }
        for fact in facts where fact.kind == .customerSeen {
            try PeopleScan.see(fact.subject, at: fact.occurredAt, brand: brand, in: tx)
        }
    }

    /// The number of the newest fact; 0 before the first.
    package static func last(brand: ID<Brand>, in tx: ReadTransaction) throws -> Int64 {
        try tx.first("SELECT last FROM fact_sequences WHERE brand_id = \(brand.raw)") { $0.int64(0) } ?? 0
    }

    /// How many facts of some kinds are numbered above `seq`.
    package static func count(
        of kinds: [FactKind], after seq: Int64, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> Int {
        try tx.first(
            """
            SELECT COUNT(*)
            FROM facts
            WHERE brand_id = \(brand.raw) AND seq > \(seq) AND kind IN \(list: kinds.map(\.rawValue))
            """
        ) { $0.int(0) } ?? 0
    }

    /// Facts numbered above `seq`, in order, at most `limit`.
    ///
    /// - Parameter kinds: those that are passed over.
    /// - Throws: `FactsError.unknownKind`.
    package static func after(
        _ seq: Int64, without kinds: [FactKind] = [], brand: ID<Brand>, limit: Int, in tx: ReadTransaction
    ) throws -> [(seq: Int64, fact: Fact)] {
        let others: SQL = kinds.isEmpty ? "" : "AND kind NOT IN \(list: kinds.map(\.rawValue))"
        return try tx.all(
            """
            SELECT seq, kind, subject_id, part, occurred_at
            FROM facts
            WHERE brand_id = \(brand.raw) AND seq > \(seq) \(others)
            ORDER BY seq
            LIMIT \(limit)
            """
        ) { row in
            guard let kind = FactKind(rawValue: row.int64(1)) else { throw FactsError.unknownKind(row.int64(1)) }
            let fact = Fact(
                kind, subject: row.int64(2), part: row.int64(3), occurredAt: Instant(milliseconds: row.int64(4)))
            return (row.int64(0), fact)
        }
    }

    /// A line of the log as it is kept, whatever it means.
    package struct Line: Hashable, Sendable {
        package let kind: Int64
        package let subject: Int64
        package let part: Int64
        package let occurredAt: Int64
        package let recordedAt: Int64

        package init(kind: Int64, subject: Int64, part: Int64, occurredAt: Int64, recordedAt: Int64) {
            self.kind = kind
            self.subject = subject
            self.part = part
            self.occurredAt = occurredAt
            self.recordedAt = recordedAt
        }
    }

    /// The line with a number; nil when there is none.
    package static func line(_ seq: Int64, brand: ID<Brand>, in tx: ReadTransaction) throws -> Line? {
        try tx.first(
            """
            SELECT kind, subject_id, part, occurred_at, recorded_at
            FROM facts
            WHERE brand_id = \(brand.raw) AND seq = \(seq)
            """
        ) { row in
            Line(
                kind: row.int64(0), subject: row.int64(1), part: row.int64(2), occurredAt: row.int64(3),
                recordedAt: row.int64(4))
        }
    }
}
