package import Database

/// What the audit says of customers: codes.
package enum AuditOfPersons {
    package static let tables = [
        PersonTable(
            "audit_rows", columns: ["number", "occurred_at", "actor", "code", "subject_id AS customer_id", "note"],
            order: "number"
        ) { "subject = 'customer' AND subject_id IN \(list: $1)" }
    ]
}
