package import Database

extension Migration {
    /// Written by Access: the files that came by a door other than the command line, and what became of them.
    package static let importRuns = Migration(
        23, "import runs", ids: ["import_runs"],
        """
        CREATE TABLE import_runs (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL PRIMARY KEY,
            machine TEXT NOT NULL,
            file TEXT NOT NULL CHECK (length(file) = 32),
            has_file FLAG NOT NULL,
            name TEXT NOT NULL,
            byte_count INT64 NOT NULL,
            caller_kind TEXT NOT NULL,
            caller_id INT64,
            made_at INT64 NOT NULL,
            state TEXT NOT NULL,
            store TEXT,
            format TEXT,
            mapping TEXT,
            language TEXT NOT NULL,
            is_trial FLAG NOT NULL,
            is_stopping FLAG NOT NULL,
            begun_at INT64,
            ended_at INT64,
            stage TEXT NOT NULL,
            done INT64 NOT NULL,
            total INT64 NOT NULL,
            report TEXT,
            failure TEXT,
            errors_file TEXT
        ) STRICT
        ;
        CREATE INDEX import_runs_brand ON import_runs (brand_id, id)
        ;
        CREATE INDEX import_runs_state ON import_runs (machine, state, id)
        """)
}
