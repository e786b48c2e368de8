import Testing

@testable import Database

struct SQLTests {
    @Test func whatIsInterpolatedIsBoundNeverPasted() {
        let name = "x'; DROP TABLE orders; --"
        let sql: SQL = "SELECT 1 WHERE name = \(name) AND id = \(7)"
        #expect(sql.text == "SELECT 1 WHERE name = $1 AND id = $2")
        #expect(sql.values == [.text(name), .int64(7)])
    }

    @Test func listsArePaddedToPowersOfTwo() {
        let sql: SQL = "SELECT 1 WHERE id IN \(list: [Int64(5), 6, 7])"
        #expect(sql.text == "SELECT 1 WHERE id IN ($1, $2, $3, $4)")
        #expect(sql.values == [.int64(5), .int64(6), .int64(7), .int64(7)])
    }

    @Test func anEmptyListMatchesNothing() {
        let sql: SQL = "SELECT 1 WHERE id IN \(list: [String]())"
        #expect(sql.text == "SELECT 1 WHERE id IN (NULL)")
    }

    @Test func aQueryInAQueryKeepsItsValuesInOrder() {
        let part: SQL = "b = \("two") AND c = \("three")"
        let sql: SQL = "SELECT 1 WHERE a = \("one") AND \(part) AND d = \("four")"
        #expect(sql.text == "SELECT 1 WHERE a = $1 AND b = $2 AND c = $3 AND d = $4")
        #expect(sql.values == [.text("one"), .text("two"), .text("three"), .text("four")])
    }

    @Test func joinedQueriesAreRenumberedBeyondNine() {
        var sql: SQL = "SELECT 0"
        for number in 1...12 { sql = sql + ", \(number)" }
        #expect(sql.text.hasSuffix("$10, $11, $12"))
        #expect(sql.values.count == 12)
    }
}

struct DialectTests {
    private let definition =
        "CREATE TABLE t (id INT64 NOT NULL, is_gift FLAG NOT NULL, b BYTES, PRIMARY KEY (id)) CLUSTERED"

    @Test func sqliteGetsStrictTypesAndItsOwnOrder() {
        #expect(
            Dialect.sqlite.expand(definition)
                == "CREATE TABLE t (id INTEGER NOT NULL, is_gift INTEGER CHECK (is_gift IN (0, 1)) NOT NULL, b BLOB, "
                + "PRIMARY KEY (id)) STRICT, WITHOUT ROWID")
    }

    @Test func postgresGetsWideIntegersAndBytes() {
        #expect(
            Dialect.postgres.expand(definition)
                == "CREATE TABLE t (id BIGINT NOT NULL, is_gift SMALLINT CHECK (is_gift IN (0, 1)) NOT NULL, b BYTEA, "
                + "PRIMARY KEY (id)) ")
    }
}
