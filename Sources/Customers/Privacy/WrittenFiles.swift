package import Database
package import Shop

/// The files that the program wrote with persons in them, so that whoever is erased is erased from them too.
package enum WrittenFiles {
    /// Notes a file before it is written.
    package static func note(_ file: WrittenFile, at now: Instant, in tx: WriteTransaction) throws {
        try tx.execute(
            """
            INSERT INTO written_files (brand_id, machine, path, machine_name, history, kind, written_at, awaited_since)
            VALUES (\(file.brand.raw), \(file.machine?.mark ?? ""), \(file.path), \(file.machine?.name ?? ""),
                \(file.history ?? ""), \(file.kind.rawValue), \(now.milliseconds), \(file.awaitedSince?.milliseconds))
            ON CONFLICT (brand_id, machine, path) DO UPDATE
            SET machine_name = excluded.machine_name, history = excluded.history, kind = excluded.kind,
                written_at = excluded.written_at
            """)
    }

    /// In the order of paths.
    package static func all(brand: ID<Brand>, in tx: ReadTransaction) throws -> [WrittenFile] {
        try found("brand_id = \(brand.raw)", in: tx)
    }

    /// Those of all brands that may name somebody who was erased while they could not be reached.
    package static func awaited(in tx: ReadTransaction) throws -> [WrittenFile] {
        try found("awaited_since IS NOT NULL", in: tx)
    }

    /// Notes that a file is to be looked at when it can be reached: somebody was erased whom it may name.
    package static func await(_ file: WrittenFile, since moment: Instant, in tx: WriteTransaction) throws {
        try tx.execute(
            """
            UPDATE written_files SET awaited_since = \(moment.milliseconds)
            WHERE brand_id = \(file.brand.raw) AND machine = \(file.machine?.mark ?? "") AND path = \(file.path)
                AND (awaited_since IS NULL OR awaited_since > \(moment.milliseconds))
            """)
    }

    /// Notes that it names nobody of whom it was awaited.
    package static func clear(_ file: WrittenFile, in tx: WriteTransaction) throws {
        try tx.execute(
            """
            UPDATE written_files SET awaited_since = NULL
            WHERE brand_id = \(file.brand.raw) AND machine = \(file.machine?.mark ?? "") AND path = \(file.path)
            """)
    }

    package static func forget(_ file: WrittenFile, in tx: WriteTransaction) throws {
        try tx.execute(
            """
            DELETE FROM written_files
            WHERE brand_id = \(file.brand.raw) AND machine = \(file.machine?.mark ?? "") AND path = \(file.path)
            """)
    }

    private static func found(_ condition: SQL, in tx: ReadTransaction) throws -> [WrittenFile] {
        try tx.all(
            """
            SELECT brand_id, machine, path, machine_name, history, kind, awaited_since
            FROM written_files
            WHERE \(condition)
            ORDER BY brand_id, path, machine
            """
        ) { row in
            let (mark, history) = (row.text(1), row.text(4))
            return WrittenFile(
                row.text(2), WrittenFile.Kind(rawValue: row.text(5)) ?? .heldRows, brand: ID(row.int64(0)),
                on: mark.isEmpty ? nil : Machine(mark: mark, name: row.text(3)), by: history.isEmpty ? nil : history,
                awaitedSince: row.optionalInt64(6).map { Instant(milliseconds: $0) })
        }
    }
}
