/// Which engine speaks, and how the words that tables are written in are said there.
package enum Dialect: Sendable {
    case sqlite
    case postgres

    /// Expands the type words of a table definition. `INT64`, `BYTES`, `FLAG`, `TEXT`, `REAL64` stand for column types;
    /// `STRICT` and `CLUSTERED` (rows lie in the order of the primary key) stand after the closing bracket.
    ///
    ///     CREATE TABLE lines (order_id INT64 NOT NULL, is_gift FLAG NOT NULL, PRIMARY KEY (order_id)) CLUSTERED
    /// A statement `APPEND ONLY lines` has the engine itself refuse to alter or take away rows of a table, whoever asks.
    package func expand(_ definition: String) -> String {
        let words = definition.split(whereSeparator: \.isWhitespace)
        if words.count == 3, words[0] == "APPEND", words[1] == "ONLY" { return appendOnly(String(words[2])) }
        var result = ""
        var word = ""
        var previous = ""
        func flush() {
            guard !word.isEmpty else { return }
            result += spelled(word, after: previous)
            previous = word
            word = ""
        }
        for character in definition {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }

    /// On SQLite the last of them is for `INSERT OR REPLACE`, which takes away without a word.
    private func appendOnly(_ table: String) -> String {
        switch self {
        case .sqlite:
            """
            CREATE TRIGGER \(table)_not_updated BEFORE UPDATE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table): rows are only appended'); END;
            CREATE TRIGGER \(table)_not_deleted BEFORE DELETE ON \(table)
            BEGIN SELECT RAISE(ABORT, '\(table): rows are only appended'); END;
            CREATE TRIGGER \(table)_not_replaced BEFORE INSERT ON \(table)
            WHEN EXISTS (SELECT 1 FROM \(table) WHERE rowid = NEW.rowid)
            BEGIN SELECT RAISE(ABORT, '\(table): rows are only appended'); END;
            """
        case .postgres:
            """
            CREATE OR REPLACE FUNCTION rows_are_only_appended() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'rows are only appended' USING ERRCODE = 'check_violation';
            END
            $$;
            CREATE TRIGGER \(table)_kept BEFORE UPDATE OR DELETE ON \(table)
            FOR EACH ROW EXECUTE FUNCTION rows_are_only_appended();
            CREATE TRIGGER \(table)_not_truncated BEFORE TRUNCATE ON \(table)
            FOR EACH STATEMENT EXECUTE FUNCTION rows_are_only_appended();
            """
        }
    }

    private func spelled(_ word: String, after column: String) -> String {
        switch (word, self) {
        case ("INT64", .sqlite): "INTEGER"
        case ("INT64", .postgres): "BIGINT"
        case ("BYTES", .sqlite): "BLOB"
        case ("BYTES", .postgres): "BYTEA"
        case ("FLAG", .sqlite): "INTEGER CHECK (\(column) IN (0, 1))"
        case ("FLAG", .postgres): "SMALLINT CHECK (\(column) IN (0, 1))"
        case ("TEXT", .sqlite): "TEXT"
        case ("TEXT", .postgres): "TEXT COLLATE \"C\""
        case ("REAL64", .sqlite): "REAL"
        case ("REAL64", .postgres): "DOUBLE PRECISION"
        case ("STRICT", .sqlite): "STRICT"
        case ("STRICT", .postgres): ""
        case ("CLUSTERED", .sqlite): "STRICT, WITHOUT ROWID"
        case ("CLUSTERED", .postgres): ""
        default: word
        }
    }
}
