/// Which engine speaks, and how the words that tables are written in are said there.
package enum Dialect: Sendable {
    case sqlite
    case postgres

    /// Expands the type words of a table definition. `INT64`, `BYTES`, `FLAG`, `TEXT`, `REAL64` stand for column types;
    /// `STRICT` and `CLUSTERED` (rows lie in the order of the primary key) stand after the closing bracket.
    ///
    ///     CREATE TABLE lines (order_id INT64 NOT NULL, is_gift FLAG NOT NULL, PRIMARY KEY (order_id)) CLUSTERED
    package func expand(_ definition: String) -> String {
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
