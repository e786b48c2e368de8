package import Database
package import Shop

/// The rules by which a brand leaves orders out, and what each has left out.
package enum LeftOutRuleBook {
    /// Those that stand, the oldest first.
    package static func all(brand: ID<Brand>, in tx: ReadTransaction) throws -> [KeptLeftOutRule] {
        try tx.all(
            """
            SELECT id, kind, words, reason, made_at
            FROM left_out_rules
            WHERE brand_id = \(brand.raw) AND removed_at IS NULL
            ORDER BY id
            """
        ) { row in
            guard let kind = LeftOutRule.Kind(rawValue: row.text(1)),
                let reason = LeftOutReason(rawValue: row.text(3))
            else { throw DatabaseError.corrupt(reason: "a rule of an unknown kind or reason") }
            return KeptLeftOutRule(
                id: ID(row.int64(0)),
                rule: LeftOutRule(kind, row.text(2).split(separator: "\n").map(String.init), as: reason),
                madeAt: Instant(milliseconds: row.int64(4)))
        }
    }

    /// Keeps a rule; one that says the same stands already.
    ///
    /// - Throws: `FactsError.badRule`.
    package static func keep(
        _ rule: LeftOutRule, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws -> KeptLeftOutRule {
        if let problem = LeftOutRules.problem(of: rule) { throw FactsError.badRule(problem) }
        if let known = try all(brand: brand, in: tx).first(where: { $0.rule == rule }) { return known }
        let id = try tx.id(of: "left_out_rules")
        try tx.execute(
            """
            INSERT INTO left_out_rules (brand_id, id, kind, words, reason, made_at)
            VALUES (\(brand.raw), \(id), \(rule.kind.rawValue), \(rule.words.joined(separator: "\n")),
                \(rule.reason.rawValue), \(now.milliseconds))
            """)
        return KeptLeftOutRule(id: ID(id), rule: rule, madeAt: now)
    }

    /// - Returns: false when there is none.
    package static func remove(
        _ rule: ID<LeftOutRule>, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws -> Bool {
        try tx.execute(
            """
            UPDATE left_out_rules
            SET removed_at = \(now.milliseconds)
            WHERE brand_id = \(brand.raw) AND id = \(rule.raw) AND removed_at IS NULL
            """) > 0
    }

    /// Whether a rule was kept and not removed since; nobody removes it before the transaction ends.
    package static func stands(_ rule: ID<LeftOutRule>, brand: ID<Brand>, in tx: WriteTransaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE left_out_rules
            SET removed_at = NULL
            WHERE brand_id = \(brand.raw) AND id = \(rule.raw) AND removed_at IS NULL
            """) > 0
    }

    /// Whether a rule, removed or not, leaves something out still.
    package static func leavesOut(_ rule: ID<LeftOutRule>, brand: ID<Brand>, in tx: ReadTransaction) throws -> Bool {
        try tx.first(
            """
            SELECT 1
            FROM left_out_marks k
            JOIN orders o ON o.brand_id = k.brand_id AND o.id = k.order_id AND o.mark = k.mark
            WHERE k.brand_id = \(brand.raw) AND k.rule_id = \(rule.raw)
            LIMIT 1
            """
        ) { _ in true } ?? false
    }

    /// Leaves out what the first of the rules that holds leaves out.
    ///
    /// - Returns: how many orders.
    package static func apply(
        _ rules: [KeptLeftOutRule], to orders: [OrderGlimpse], brand: ID<Brand>, at now: Instant,
        in tx: WriteTransaction
    ) throws -> Int {
        var facts: [Fact] = []
        for order in orders {
            guard let kept = rules.first(where: { LeftOutRules.holds($0.rule, of: order) }) else { continue }
            facts.append(try OrderMarks.mark(order, as: kept.rule.reason, brand: brand, at: now, in: tx))
            try tx.execute(
                """
                INSERT INTO left_out_marks (brand_id, rule_id, order_id, mark)
                VALUES (\(brand.raw), \(kept.id.raw), \(order.id), \(order.mark + 1))
                """)
        }
        try FactLog.append(facts, brand: brand, at: now, in: tx)
        return facts.count
    }

    /// Takes back what a rule left out and nobody has spoken of since: these orders are as their sources say.
    ///
    /// - Returns: the ids of up to `limit` orders; ask again until there are none.
    package static func takeBack(
        _ rule: ID<LeftOutRule>, limit: Int, brand: ID<Brand>, at now: Instant, in tx: WriteTransaction
    ) throws -> [Int64] {
        let marked = try tx.all(
            """
            SELECT o.id, o.mark
            FROM left_out_marks k
            JOIN orders o ON o.brand_id = k.brand_id AND o.id = k.order_id AND o.mark = k.mark
            WHERE k.brand_id = \(brand.raw) AND k.rule_id = \(rule.raw)
            ORDER BY o.id
            LIMIT \(limit)
            """
        ) { (id: $0.int64(0), mark: $0.int64(1)) }
        let facts = try marked.map { try OrderMarks.lift($0.id, mark: $0.mark, brand: brand, at: now, in: tx) }
        try FactLog.append(facts, brand: brand, at: now, in: tx)
        return marked.map(\.id)
    }
}
