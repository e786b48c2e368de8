package import Database

extension Migration {
    /// Whether an address is kept out of anything is asked with every profile.
    package static let keptOutAddresses = Migration(
        24, "addresses that are kept out",
        """
        CREATE INDEX suppressions_address ON suppressions (brand_id, address)
        """)
}
