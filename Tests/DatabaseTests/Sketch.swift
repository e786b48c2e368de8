import Database

/// A small schema for the tests of the database itself.
extension Migration {
    static let sketch = Migration(
        900, "sketch", ids: ["things"],
        """
        CREATE TABLE things (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            name TEXT,
            weight REAL64,
            body BYTES,
            is_old FLAG,
            PRIMARY KEY (brand_id, id)
        ) CLUSTERED
        ;
        CREATE UNIQUE INDEX things_name ON things (brand_id, name)
        ;
        CREATE TABLE marks (
            brand_id INT64 NOT NULL,
            seq INT64 NOT NULL,
            writer INT64 NOT NULL,
            PRIMARY KEY (brand_id, seq)
        ) CLUSTERED
        """)
}

extension WriteTransaction {
    func addThing(_ id: Int64, _ name: String?, brand: Int64 = 1) throws {
        try execute("INSERT INTO things (brand_id, id, name) VALUES (\(brand), \(id), \(name))")
    }
}

extension ReadTransaction {
    func names(brand: Int64 = 1) throws -> [String] {
        try all("SELECT name FROM things WHERE brand_id = \(brand) ORDER BY id") { $0.text(0) }
    }
}
