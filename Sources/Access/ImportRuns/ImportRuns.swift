package import Database
package import Shop

/// Files that were handed in to be imported, and what became of them: kept for good, without what is in them.
package enum ImportRuns {
    /// Notes a file that lies there already.
    package static func add(
        _ file: String, named name: String, byteCount: Int64, on machine: Machine, language: Language,
        brand: ID<Brand>, by caller: Caller, at now: Instant, in tx: WriteTransaction
    ) throws -> ID<ImportRun> {
        let id = try tx.id(of: "import_runs")
        try tx.execute(
            """
            INSERT INTO import_runs (brand_id, id, machine, file, has_file, name, byte_count, caller_kind, caller_id,
                made_at, state, language, is_trial, is_stopping, stage, done, total)
            VALUES (\(brand.raw), \(id), \(machine.mark), \(file), 1, \(name), \(byteCount), \(caller.kind),
                \(caller.id), \(now.milliseconds), \(ImportRun.State.received.rawValue), \(language.rawValue), 0, 0, '',
                0, 0)
            """)
        return ID(id)
    }

    package static func find(
        _ id: ID<ImportRun>, brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> ImportRun? {
        try runs("brand_id = \(brand.raw) AND id = \(id.raw)", "", in: tx).first
    }

    /// The newest first, older than a place.
    package static func page(
        of brand: ID<Brand>, before place: Int64, limit: Int, in tx: ReadTransaction
    ) throws -> [ImportRun] {
        try runs("brand_id = \(brand.raw) AND id < \(place)", "ORDER BY id DESC LIMIT \(limit)", in: tx)
    }

    /// Those that wait or were cut short, the oldest first: of all brands, where the files lie.
    package static func underWay(on machine: Machine, in tx: ReadTransaction) throws -> [ImportRun] {
        try runs(
            "machine = \(machine.mark) AND state IN \(list: words(ImportRun.State.underWay))", "ORDER BY id LIMIT 100",
            in: tx)
    }

    /// Files that nobody needs any more: what was done or taken back, and what nobody asked for since `moment`.
    package static func idle(
        on machine: Machine, since moment: Instant, in tx: ReadTransaction
    ) throws -> [ImportRun] {
        try runs(
            """
            machine = \(machine.mark) AND has_file = 1 AND (state IN \(list: words(ImportRun.State.over))
                OR (state IN \(list: words(ImportRun.State.idle))
                    AND COALESCE(ended_at, made_at) < \(moment.milliseconds)))
            """, "ORDER BY id LIMIT 100", in: tx)
    }

    /// How many files of a brand lie there, and how much they are together.
    package static func filesKept(
        of brand: ID<Brand>, in tx: ReadTransaction
    ) throws -> (files: Int, bytes: Int64) {
        try tx.first(
            """
            SELECT COUNT(*), CAST(COALESCE(SUM(byte_count), 0) AS BIGINT)
            FROM import_runs
            WHERE brand_id = \(brand.raw) AND has_file = 1
            """
        ) { (Int($0.int64(0)), $0.int64(1)) } ?? (0, 0)
    }

    /// Whether a file in the folder, or the rows held back of it, are somebody's.
    package static func isKnown(_ file: String, in tx: ReadTransaction) throws -> Bool {
        try tx.first(
            "SELECT 1 FROM import_runs WHERE file = \(file) AND (has_file = 1 OR errors_file IS NOT NULL)"
        ) { _ in true } ?? false
    }

    /// Asks for one to be imported.
    ///
    /// - Returns: false where it is not idle any more.
    package static func start(
        _ run: ImportRun, _ setting: ImportRun.Setting, by caller: Caller, in tx: WriteTransaction
    ) throws -> Bool {
        try tx.execute(
            """
            UPDATE import_runs
            SET state = \(ImportRun.State.waiting.rawValue), store = \(setting.store), format = \(setting.format),
                mapping = \(setting.mapping), language = \(setting.language.rawValue),
                is_trial = \(setting.isTrial ? 1 : 0), is_stopping = 0, begun_at = NULL, ended_at = NULL, stage = '',
                done = 0, total = 0, report = NULL, failure = NULL, caller_kind = \(caller.kind),
                caller_id = \(caller.id)
            WHERE brand_id = \(run.brand.raw) AND id = \(run.id.raw) AND has_file = 1
                AND state IN \(list: words(ImportRun.State.idle))
            """) > 0
    }

    /// - Returns: false where somebody took it back in the meantime.
    package static func begin(_ run: ImportRun, at now: Instant, in tx: WriteTransaction) throws -> Bool {
        try tx.execute(
            """
            UPDATE import_runs
            SET state = \(ImportRun.State.running.rawValue), begun_at = COALESCE(begun_at, \(now.milliseconds))
            WHERE brand_id = \(run.brand.raw) AND id = \(run.id.raw)
                AND state IN \(list: words(ImportRun.State.underWay))
            """) > 0
    }

    /// - Returns: whether it is to be stopped.
    package static func note(_ progress: ImportRun.Progress, of run: ImportRun, in tx: WriteTransaction) throws -> Bool
    {
        try tx.first(
            """
            UPDATE import_runs SET stage = \(progress.stage), done = \(progress.done), total = \(progress.total)
            WHERE brand_id = \(run.brand.raw) AND id = \(run.id.raw)
            RETURNING is_stopping
            """
        ) { $0.int64(0) != 0 } ?? true
    }

    /// Notes what came of it.
    ///
    /// - Parameters:
    ///   - report: JSON of what it did.
    ///   - failure: JSON of why it failed.
    package static func end(
        _ run: ImportRun, as state: ImportRun.State, report: String? = nil, failure: String? = nil,
        errorsFile: String? = nil, at now: Instant, in tx: WriteTransaction
    ) throws {
        try tx.execute(
            """
            UPDATE import_runs
            SET state = \(state.rawValue), ended_at = \(now.milliseconds), report = \(report), failure = \(failure),
                errors_file = COALESCE(\(errorsFile), errors_file)
            WHERE brand_id = \(run.brand.raw) AND id = \(run.id.raw)
            """)
    }

    /// Asks for one to be stopped at the next batch.
    package static func stop(_ run: ImportRun, in tx: WriteTransaction) throws {
        try tx.execute(
            "UPDATE import_runs SET is_stopping = 1 WHERE brand_id = \(run.brand.raw) AND id = \(run.id.raw)")
    }

    /// Notes that the file is gone.
    package static func forgetFile(of run: ImportRun, in tx: WriteTransaction) throws {
        try tx.execute(
            """
            UPDATE import_runs
            SET has_file = 0, state = CASE WHEN state = \(ImportRun.State.done.rawValue) THEN state
                WHEN state = \(ImportRun.State.failed.rawValue) THEN state
                ELSE \(ImportRun.State.cancelled.rawValue) END
            WHERE brand_id = \(run.brand.raw) AND id = \(run.id.raw)
            """)
    }

    /// Notes that the rows that were held back are gone.
    package static func forgetErrors(of run: ImportRun, in tx: WriteTransaction) throws {
        try tx.execute(
            "UPDATE import_runs SET errors_file = NULL WHERE brand_id = \(run.brand.raw) AND id = \(run.id.raw)")
    }

    /// Those with rows held back since before `moment`.
    package static func oldErrors(
        on machine: Machine, before moment: Instant, in tx: ReadTransaction
    ) throws -> [ImportRun] {
        try runs(
            """
            machine = \(machine.mark) AND errors_file IS NOT NULL AND ended_at < \(moment.milliseconds)
            """, "ORDER BY id LIMIT 100", in: tx)
    }

    private static func words(_ states: [ImportRun.State]) -> [String] { states.map(\.rawValue) }

    private static func runs(_ condition: SQL, _ order: SQL, in tx: ReadTransaction) throws -> [ImportRun] {
        try tx.all(
            """
            SELECT brand_id, id, machine, file, has_file, name, byte_count, caller_kind, caller_id, made_at, state,
                store, format, mapping, language, is_trial, begun_at, ended_at, stage, done, total, report,
                failure, errors_file
            FROM import_runs
            WHERE \(condition) \(order)
            """
        ) { row in
            ImportRun(
                id: ID(row.int64(1)), brand: ID(row.int64(0)), machine: row.text(2), file: row.text(3),
                hasFile: row.int64(4) != 0, name: row.text(5), byteCount: row.int64(6),
                caller: Caller(kind: row.text(7), id: row.optionalInt64(8)),
                madeAt: Instant(milliseconds: row.int64(9)),
                state: ImportRun.State(rawValue: row.text(10)) ?? .failed,
                setting: ImportRun.Setting(
                    store: row.optionalText(11), format: row.optionalText(12), mapping: row.optionalText(13),
                    language: Language(rawValue: row.text(14)) ?? .english, isTrial: row.int64(15) != 0),
                begunAt: row.optionalInt64(16).map { Instant(milliseconds: $0) },
                endedAt: row.optionalInt64(17).map { Instant(milliseconds: $0) },
                progress: ImportRun.Progress(stage: row.text(18), done: row.int64(19), total: row.int64(20)),
                report: row.optionalText(21), failure: row.optionalText(22), errorsFile: row.optionalText(23))
        }
    }
}
