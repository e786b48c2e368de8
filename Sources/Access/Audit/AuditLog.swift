package import Database
package import Shop

/// The audit: append-only, numbered without gaps, each row chained to the one before.
package enum AuditLog {
    /// Appends as the last step before COMMIT: nobody else can append until this transaction ends.
    package static func append(_ entry: AuditEntry, in tx: WriteTransaction) {
        tx.last { tx in
            let head = try hold(in: tx)
            let row = AuditRow(entry, number: (head?.number ?? 0) + 1, previous: head?.hash ?? AuditRow.beginning)
            try tx.execute(
                """
                INSERT INTO audit_rows (number, occurred_at, actor, actor_id, brand_id, code, subject, subject_id, note,
                    previous, hash)
                VALUES (\(row.number), \(row.occurredAt.milliseconds), \(row.actor), \(row.actorID), \(row.brand),
                    \(row.code), \(row.subject), \(row.subjectID), \(row.note), \(row.previous), \(row.hash))
                """)
            try tx.execute("UPDATE audit_head SET number = \(row.number), hash = \(row.hash) WHERE id = 1")
        }
    }

    /// Keeps everybody else from appending, and so from changing who may do what, until this transaction ends.
    ///
    /// - Returns: where the audit ends; nil before the first row.
    /// - Throws: `AccessError.auditWithoutEnd`.
    @discardableResult
    package static func hold(in tx: WriteTransaction) throws -> AuditHead? {
        guard try tx.execute("UPDATE audit_head SET number = number WHERE id = 1") == 1 else {
            throw AccessError.auditWithoutEnd
        }
        return try head(in: tx)
    }

    /// Has the audit end at its last row again, where the row that says so was taken out.
    package static func putBackHead(in tx: WriteTransaction) throws {
        try tx.execute(
            """
            INSERT INTO audit_head (id, number, hash)
            SELECT 1, number, hash FROM audit_rows WHERE number = (SELECT MAX(number) FROM audit_rows)
            ON CONFLICT (id) DO NOTHING
            """)
        try tx.execute("INSERT INTO audit_head (id, number) VALUES (1, 0) ON CONFLICT (id) DO NOTHING")
    }

    /// Whether nothing was done here since there is an audit. The brands of an older database were made before it.
    package static func isUntouched(in tx: ReadTransaction) throws -> Bool {
        let begins = try tx.first("SELECT 1 FROM audit_head WHERE id = 1 AND number = 0") { _ in true } ?? false
        guard begins, try tx.first("SELECT number FROM audit_rows LIMIT 1", { $0.int64(0) }) == nil,
            let since = try tx.migrated(Migration.staff.number)
        else { return false }
        return try tx.first("SELECT id FROM brands WHERE created_at >= \(since.milliseconds) LIMIT 1") {
            $0.int64(0)
        } == nil
    }

    /// Where the audit ends; nil before the first row.
    package static func head(in tx: ReadTransaction) throws -> AuditHead? {
        try tx.first("SELECT number, hash FROM audit_head WHERE hash IS NOT NULL") {
            AuditHead(number: $0.int64(0), hash: $0.bytes(1))
        }
    }

    /// The hash of a row; nil for one that is not there.
    package static func hash(of number: Int64, in tx: ReadTransaction) throws -> [UInt8]? {
        try tx.first("SELECT hash FROM audit_rows WHERE number = \(number)") { $0.bytes(0) }
    }

    /// Rows numbered above `number`, in order.
    ///
    /// - Parameter brand: nil for those of all brands and of none.
    package static func after(
        _ number: Int64, brand: ID<Brand>?, limit: Int, in tx: ReadTransaction
    ) throws -> [AuditRow] {
        var rows: [AuditRow] = []
        try forEach(above: number, brand.map { "AND brand_id = \($0.raw)" } ?? "", limit: limit, in: tx) {
            rows.append($0)
        }
        return rows
    }

    /// The newest rows, those numbered below `number` alone where that is told; the newest first.
    ///
    /// - Parameter brand: nil for those of all brands and of none.
    package static func newest(
        below number: Int64?, brand: ID<Brand>?, limit: Int, in tx: ReadTransaction
    ) throws -> [AuditRow] {
        var rows: [AuditRow] = []
        let mine: SQL = brand.map { "AND brand_id = \($0.raw)" } ?? ""
        try forEach("number < \(number ?? .max) \(mine) ORDER BY number DESC LIMIT \(limit)", in: tx) {
            rows.append($0)
        }
        return rows
    }

    /// The newest row of a code that tells of something.
    ///
    /// - Complexity: walks through the brand's rows, where there is none.
    package static func last(
        _ code: AuditCode, of subject: AuditSubject, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> AuditRow? {
        var last: AuditRow?
        try forEach(
            """
            brand_id = \(brand.raw) AND code = \(code.rawValue) AND subject = \(subject.kind.rawValue)
                AND subject_id = \(subject.id)
            ORDER BY number DESC LIMIT 1
            """, in: tx
        ) { last = $0 }
        return last
    }

    static func forEach(
        above number: Int64, _ condition: SQL = "", limit: Int = .max, in tx: ReadTransaction,
        _ body: (AuditRow) throws -> Void
    ) throws {
        try forEach("number > \(number) \(condition) ORDER BY number LIMIT \(limit)", in: tx, body)
    }

    private static func forEach(_ which: SQL, in tx: ReadTransaction, _ body: (AuditRow) throws -> Void) throws {
        try tx.forEach(
            """
            SELECT number, occurred_at, actor, actor_id, brand_id, code, subject, subject_id, note, previous, hash
            FROM audit_rows
            WHERE \(which)
            """
        ) { row in
            try body(
                AuditRow(
                    number: row.int64(0), occurredAt: Instant(milliseconds: row.int64(1)), actor: row.text(2),
                    actorID: row.optionalInt64(3), brand: row.optionalInt64(4), code: row.text(5),
                    subject: row.optionalText(6), subjectID: row.optionalInt64(7), note: row.optionalText(8),
                    previous: row.bytes(9), hash: row.bytes(10)))
        }
    }
}
