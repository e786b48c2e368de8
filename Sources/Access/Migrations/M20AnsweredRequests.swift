package import Database

extension Migration {
    /// Written by Access. What was answered to requests that may be sent again.
    package static let answeredRequests = Migration(
        20, "answered requests",
        """
        CREATE TABLE answered_requests (
            caller TEXT NOT NULL CHECK (caller <> ''),
            key_hash BYTES NOT NULL CHECK (length(key_hash) = 16),
            request_hash BYTES NOT NULL CHECK (length(request_hash) = 32),
            begun_at INT64 NOT NULL,
            run TEXT NOT NULL CHECK (run <> ''),
            status INT64,
            content BYTES,
            PRIMARY KEY (caller, key_hash),
            CHECK (content IS NULL OR status IS NOT NULL)
        ) STRICT
        ;
        CREATE INDEX answered_requests_begun ON answered_requests (begun_at)
        """)
}
