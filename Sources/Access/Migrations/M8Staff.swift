package import Database

extension Migration {
    /// Written by Access.
    package static let staff = Migration(
        8, "staff", ids: ["members", "staff_sessions", "api_keys"],
        """
        CREATE TABLE members (
            id INT64 NOT NULL PRIMARY KEY,
            name TEXT NOT NULL CHECK (name <> ''),
            sign_in_name TEXT NOT NULL CHECK (sign_in_name <> ''),
            is_administrator FLAG NOT NULL,
            made_at INT64 NOT NULL,
            removed_at INT64
        ) STRICT
        ;
        CREATE UNIQUE INDEX members_sign_in_name ON members (sign_in_name) WHERE removed_at IS NULL
        ;
        CREATE TABLE member_roles (
            brand_id INT64 NOT NULL,
            member_id INT64 NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('owner', 'manager', 'operator', 'agent', 'clerk', 'analyst')),
            given_at INT64 NOT NULL,
            PRIMARY KEY (brand_id, member_id),
            FOREIGN KEY (brand_id) REFERENCES brands (id),
            FOREIGN KEY (member_id) REFERENCES members (id)
        ) CLUSTERED
        ;
        CREATE INDEX member_roles_member ON member_roles (member_id)
        ;
        CREATE TABLE member_passwords (
            member_id INT64 NOT NULL PRIMARY KEY,
            hash TEXT NOT NULL CHECK (hash <> ''),
            changed_at INT64 NOT NULL,
            FOREIGN KEY (member_id) REFERENCES members (id)
        ) STRICT
        ;
        CREATE TABLE invitations (
            token_hash BYTES NOT NULL PRIMARY KEY CHECK (length(token_hash) = 32),
            member_id INT64 NOT NULL,
            made_at INT64 NOT NULL,
            expires_at INT64 NOT NULL CHECK (expires_at > made_at),
            used_at INT64,
            FOREIGN KEY (member_id) REFERENCES members (id)
        ) STRICT
        ;
        CREATE TABLE staff_sessions (
            id INT64 NOT NULL PRIMARY KEY,
            member_id INT64 NOT NULL,
            token_hash BYTES NOT NULL UNIQUE CHECK (length(token_hash) = 32),
            begun_at INT64 NOT NULL,
            seen_at INT64 NOT NULL,
            ended_at INT64,
            FOREIGN KEY (member_id) REFERENCES members (id)
        ) STRICT
        ;
        CREATE INDEX staff_sessions_member ON staff_sessions (member_id)
        ;
        CREATE TABLE second_factors (
            member_id INT64 NOT NULL PRIMARY KEY,
            sealed BYTES NOT NULL,
            key_number INT64 NOT NULL,
            begun_at INT64 NOT NULL,
            confirmed_at INT64,
            FOREIGN KEY (member_id) REFERENCES members (id)
        ) STRICT
        ;
        CREATE TABLE used_steps (
            member_id INT64 NOT NULL,
            step INT64 NOT NULL,
            PRIMARY KEY (member_id, step),
            FOREIGN KEY (member_id) REFERENCES members (id)
        ) CLUSTERED
        ;
        CREATE TABLE recovery_codes (
            member_id INT64 NOT NULL,
            code_hash BYTES NOT NULL CHECK (length(code_hash) = 32),
            used_at INT64,
            PRIMARY KEY (member_id, code_hash),
            FOREIGN KEY (member_id) REFERENCES members (id)
        ) CLUSTERED
        ;
        CREATE TABLE sign_in_attempts (
            scope TEXT NOT NULL CHECK (scope IN ('address', 'account')),
            subject BYTES NOT NULL,
            times TEXT NOT NULL,
            last_at INT64 NOT NULL,
            PRIMARY KEY (scope, subject)
        ) CLUSTERED
        ;
        CREATE TABLE known_addresses (
            member_id INT64 NOT NULL,
            address BYTES NOT NULL,
            signed_in_at INT64 NOT NULL,
            PRIMARY KEY (member_id, address),
            FOREIGN KEY (member_id) REFERENCES members (id)
        ) CLUSTERED
        ;
        CREATE TABLE api_keys (
            brand_id INT64 NOT NULL,
            id INT64 NOT NULL,
            label TEXT NOT NULL CHECK (label <> ''),
            prefix TEXT NOT NULL UNIQUE CHECK (prefix <> ''),
            secret_hash BYTES NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
            maker_id INT64,
            made_at INT64 NOT NULL,
            expires_at INT64,
            revoked_at INT64,
            used_at INT64,
            PRIMARY KEY (brand_id, id),
            UNIQUE (id),
            FOREIGN KEY (brand_id) REFERENCES brands (id),
            FOREIGN KEY (maker_id) REFERENCES members (id)
        ) STRICT
        ;
        CREATE INDEX api_keys_maker ON api_keys (maker_id)
        ;
        CREATE TABLE api_key_permissions (
            brand_id INT64 NOT NULL,
            key_id INT64 NOT NULL,
            permission TEXT NOT NULL CHECK (permission <> ''),
            PRIMARY KEY (brand_id, key_id, permission),
            FOREIGN KEY (brand_id, key_id) REFERENCES api_keys (brand_id, id)
        ) CLUSTERED
        ;
        CREATE TABLE audit_rows (
            number INT64 NOT NULL PRIMARY KEY CHECK (number > 0),
            occurred_at INT64 NOT NULL,
            actor TEXT NOT NULL CHECK (actor IN ('command_line', 'member', 'key', 'nobody')),
            actor_id INT64,
            brand_id INT64,
            code TEXT NOT NULL CHECK (code <> ''),
            subject TEXT,
            subject_id INT64,
            note TEXT,
            previous BYTES NOT NULL CHECK (length(previous) = 32),
            hash BYTES NOT NULL UNIQUE CHECK (length(hash) = 32),
            CHECK ((actor IN ('member', 'key')) = (actor_id IS NOT NULL)),
            CHECK ((subject IS NULL) = (subject_id IS NULL))
        ) STRICT
        ;
        CREATE INDEX audit_rows_brand ON audit_rows (brand_id, number)
        ;
        APPEND ONLY audit_rows
        ;
        CREATE TABLE audit_head (
            id INT64 NOT NULL PRIMARY KEY CHECK (id = 1),
            number INT64 NOT NULL CHECK (number >= 0),
            hash BYTES CHECK (length(hash) = 32),
            CHECK ((number = 0) = (hash IS NULL))
        ) STRICT
        ;
        INSERT INTO audit_head (id, number) VALUES (1, 0)
        """)
}
