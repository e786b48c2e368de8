package import Database

extension Migration {
    /// Written by Access. What the audit says of a person is found without walking through all of a brand's.
    package static let auditOfPersons = Migration(
        15, "audit of persons",
        """
        CREATE INDEX audit_rows_customer ON audit_rows (brand_id, subject_id, number) WHERE subject = 'customer'
        """)
}
