package import Database

extension Migration {
    /// Written by Customers. What was noted before says neither on which machine it lies nor by which database it was written.
    package static let writtenFiles = Migration(
        21, "written files",
        """
        CREATE TABLE written_files (
            brand_id INT64 NOT NULL,
            machine TEXT NOT NULL,
            path TEXT NOT NULL CHECK (path <> ''),
            machine_name TEXT NOT NULL,
            history TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
            written_at INT64 NOT NULL,
            awaited_since INT64,
            PRIMARY KEY (brand_id, machine, path)
        ) CLUSTERED
        ;
        INSERT INTO written_files (brand_id, machine, path, machine_name, history, kind, written_at)
        SELECT brand_id, '', path, '', '', kind, written_at FROM exported_files
        ;
        DROP TABLE exported_files
        """)
}
