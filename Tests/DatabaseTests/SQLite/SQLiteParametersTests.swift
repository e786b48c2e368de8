import Testing

@testable import Database

struct SQLiteParametersTests {
    @Test(arguments: [
        ("SELECT 1", "SELECT 1"),
        ("a = $1 AND b IN ($2, $3)", "a = ? AND b IN (?, ?)"),
        ("$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11;", "?,?,?,?,?,?,?,?,?,?,?;"),
        // Not once each and in order: these stay names.
        ("a = $2 AND b = $1", "a = $2 AND b = $1"),
        ("a = $1 OR b = $1", "a = $1 OR b = $1"),
        ("a = '$' AND b = $1", "a = '$' AND b = $1"),
    ])
    func namesThatCountBecomePlaces(_ named: String, _ placed: String) {
        #expect(SQLiteParameters.positional(named) == placed)
    }
}
