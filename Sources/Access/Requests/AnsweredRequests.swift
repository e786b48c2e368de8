package import Database
package import Shop

/// Requests that may be sent again, with what was answered.
package enum AnsweredRequests {
    /// For whoever cleans it of what was in it.
    package static let table = "answered_requests"
    /// How many old ones go at a time.
    private static let step = 500

    /// One that is remembered still.
    ///
    /// - Parameters:
    ///   - key: 16 bytes of a hash.
    ///   - caller: by `Caller.code`.
    package static func find(
        _ key: [UInt8], of caller: String, at now: Instant, in tx: ReadTransaction
    ) throws -> AnsweredRequest? {
        try tx.first(
            """
            SELECT request_hash, begun_at, run, status, content
            FROM answered_requests
            WHERE caller = \(caller) AND key_hash = \(key)
                AND begun_at >= \(now.milliseconds - RepeatRules.keptMilliseconds)
            """
        ) { row in
            AnsweredRequest(
                requestHash: row.bytes(0), begunAt: Instant(milliseconds: row.int64(1)), run: row.text(2),
                status: row.optionalInt64(3).map { Int($0) }, content: row.optionalBytes(4))
        }
    }

    /// - Returns: whether it is this process's now; false where another was quicker.
    package static func begin(
        _ key: [UInt8], of caller: String, hash: [UInt8], run: String, at now: Instant, in tx: WriteTransaction
    ) throws -> Bool {
        // One of so long ago that nobody sends it again.
        try tx.execute(
            """
            DELETE FROM answered_requests
            WHERE caller = \(caller) AND key_hash = \(key)
                AND begun_at < \(now.milliseconds - RepeatRules.keptMilliseconds)
            """)
        return try tx.execute(
            """
            INSERT INTO answered_requests (caller, key_hash, request_hash, begun_at, run)
            VALUES (\(caller), \(key), \(hash), \(now.milliseconds), \(run))
            ON CONFLICT (caller, key_hash) DO NOTHING
            """) > 0
    }

    /// - Returns: whether it was still as `before`.
    package static func takeOver(
        _ key: [UInt8], of caller: String, from before: AnsweredRequest, run: String, at now: Instant,
        in tx: WriteTransaction
    ) throws -> Bool {
        try tx.execute(
            """
            UPDATE answered_requests
            SET begun_at = \(now.milliseconds), run = \(run)
            WHERE caller = \(caller) AND key_hash = \(key) AND status IS NULL AND run = \(before.run)
                AND begun_at = \(before.begunAt.milliseconds)
            """) > 0
    }

    package static func answer(
        _ key: [UInt8], of caller: String, status: Int, content: [UInt8]?, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            UPDATE answered_requests
            SET status = \(Int64(status)), content = \(content)
            WHERE caller = \(caller) AND key_hash = \(key)
            """)
    }

    /// It did nothing, and may be sent again.
    package static func forget(_ key: [UInt8], of caller: String, in tx: WriteTransaction) throws {
        try tx.execute("DELETE FROM answered_requests WHERE caller = \(caller) AND key_hash = \(key)")
    }

    /// Some of those that nobody sends again.
    package static func forgetOld(at now: Instant, in tx: WriteTransaction) throws {
        let bound = now.milliseconds - RepeatRules.keptMilliseconds
        try tx.execute(
            """
            DELETE FROM answered_requests
            WHERE (caller, key_hash) IN (
                SELECT caller, key_hash FROM answered_requests
                WHERE begun_at < \(bound)
                ORDER BY begun_at, caller, key_hash
                LIMIT \(step)
            )
            """)
    }

    /// What was answered might name somebody who is being erased: what was asked stays known, its answer does not.
    package static func forgetContents(in tx: WriteTransaction) throws {
        try tx.execute("UPDATE answered_requests SET content = NULL WHERE content IS NOT NULL")
    }
}
