package import Shop

/// Brings a database to the schema this program knows.
enum Schema {
    /// Applies what is missing, each migration in a transaction of its own. Refuses a newer or an altered database.
    static func upgrade(_ engine: any Engine, to migrations: [Migration], at now: Instant) async throws {
        let all = ([foundation] + migrations).sorted { $0.number < $1.number }
        precondition(Set(all.map(\.number)).count == all.count, "two migrations share a number")
        try await engine.write { tx in
            try alone(tx)
            for statement in bookkeeping { try tx.connection.command(tx.dialect.expand(statement)) }
        }
        let known = all.last?.number ?? 0
        let found = try await version(engine)
        guard found <= known else { throw DatabaseError.newer(found: found, known: known) }
        let reached = MigrationStep.reached
        for migration in all {
            try await engine.write { tx in try apply(migration, in: tx, at: now, reached) }
        }
        switch engine.dialect {
        case .sqlite: try await SQLiteStatistics.settle(engine)
        case .postgres: break
        }
    }

    /// The number of the newest migration applied; 0 for none.
    static func version(_ engine: any Engine) async throws -> Int64 {
        try await engine.read { tx in
            try tx.first("SELECT COALESCE(MAX(number), 0) FROM schema_migrations") { $0.int64(0) } ?? 0
        }
    }

    /// Two processes that start at once on one server must not both apply.
    private static func alone(_ tx: WriteTransaction) throws {
        switch tx.dialect {
        case .sqlite: break
        case .postgres: try tx.connection.command("SELECT pg_advisory_xact_lock(20260001)")
        }
    }

    private static func apply(
        _ migration: Migration, in tx: WriteTransaction, at now: Instant, _ reached: (MigrationStep) throws -> Void
    ) throws {
        try alone(tx)
        let found = try tx.first("SELECT digest FROM schema_migrations WHERE number = \(migration.number)") {
            $0.text(0)
        }
        if let found {
            guard found == migration.digest else {
                throw DatabaseError.alteredMigration(number: migration.number, name: migration.name)
            }
            return
        }
        for table in migration.ids { try tx.connection.prepareIDs(of: table) }
        for (done, statement) in migration.statements.enumerated() {
            try tx.connection.command(tx.dialect.expand(statement))
            try reached(MigrationStep(number: migration.number, statements: done + 1))
        }
        try tx.execute(
            """
            INSERT INTO schema_migrations (number, name, digest, applied_at)
            VALUES (\(migration.number), \(migration.name), \(migration.digest), \(now.milliseconds))
            """)
    }

    private static let bookkeeping = [
        """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number INT64 NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            digest TEXT NOT NULL,
            applied_at INT64 NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE IF NOT EXISTS id_counters (
            table_name TEXT NOT NULL PRIMARY KEY,
            next INT64 NOT NULL CHECK (next > 0)
        ) CLUSTERED
        """,
    ]

    /// Written by Database.
    private static let foundation = Migration(
        1, "foundation",
        """
        CREATE TABLE installation (
            name TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) CLUSTERED
        ;
        CREATE TABLE fact_sequences (
            brand_id INT64 NOT NULL PRIMARY KEY,
            last INT64 NOT NULL CHECK (last >= 0)
        ) CLUSTERED
        ;
        CREATE TABLE leases (
            brand_id INT64 NOT NULL,
            purpose TEXT NOT NULL,
            term INT64 NOT NULL CHECK (term > 0),
            expires_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, purpose)
        ) CLUSTERED
        """)
}

extension ReadTransaction {
    /// When a migration was applied here; nil where it was not.
    package func migrated(_ number: Int64) throws -> Instant? {
        try first("SELECT applied_at FROM schema_migrations WHERE number = \(number)") {
            Instant(milliseconds: $0.int64(0))
        }
    }

    /// Whether the database has the table; one of an older schema may not.
    package func has(table: String) throws -> Bool {
        switch dialect {
        case .sqlite:
            try first("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = \(table)") { _ in true } ?? false
        case .postgres:
            try first(
                "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = \(table)"
            ) { _ in true } ?? false
        }
    }
}
