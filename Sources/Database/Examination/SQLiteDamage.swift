import Shop

/// What SQLite's own check says is wrong with a file, and which tables lie there. It knows the shape of pages and indexes;
/// a value that is another one of the same shape it takes for right.
struct SQLiteDamage {
    /// Damaged themselves, or by an index; empty when only the file as a whole is.
    let tables: [String]
    /// The first thing found, as SQLite says it.
    let first: String

    /// Nil when nothing is wrong.
    static func found(in tx: ReadTransaction) throws -> SQLiteDamage? {
        let first = try complaint { try tx.first("PRAGMA integrity_check(1)") { $0.text(0) } }
        guard let first else { return nil }
        let names = try Examination.readable {
            try tx.all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") { $0.text(0) }
        }
        // One after the other: of the whole, SQLite names no tables.
        let damaged = try (names ?? []).filter { name in
            try complaint {
                try tx.first("SELECT integrity_check FROM pragma_integrity_check(\(name))") { $0.text(0) }
            } != nil
        }
        return SQLiteDamage(tables: damaged, first: first)
    }

    var words: Phrase {
        let said = first.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard !tables.isEmpty else { return Phrase(en: said, zh: said) }
        let names = tables.joined(separator: ", ")
        return Phrase(en: "damaged: \(names) (\(said))", zh: "已损坏：\(names)（\(said)）")
    }

    private static func complaint(_ check: () throws -> String?) throws -> String? {
        do {
            let said = try check() ?? "no answer"
            return said == "ok" ? nil : said
        } catch DatabaseError.corrupt(let reason) {
            return reason
        }
    }
}
