package import Database

extension Migration {
    /// Written by Access: the store that a key brings events of.
    package static let keyStores = Migration(22, "key stores", "ALTER TABLE api_keys ADD COLUMN store_id INT64")
}
