package import Database
import Shop

/// What this room tells of persons beside their values, table by table.
package enum CustomerTables {
    package static let tables = [
        PersonTable("customers", columns: ["id AS customer_id", "recorded_at"], order: "id") {
            "id IN \(list: $1)"
        },
        PersonTable(
            "identities", columns: ["customer_id", "kind", "store_id", "since AS since_at"],
            order: "customer_id, kind, store_id, blind_index"),
        PersonTable(
            "erasures", columns: ["customer_id", "reason", "erased_at", "finished_at"], order: "customer_id"),
        PersonTable(
            "erased_identities", columns: ["customer_id", "kind", "store_id", "erased_at"],
            order: "customer_id, kind, store_id, blind_index"),
        PersonTable(
            "joinings",
            columns: ["id", "one_id", "other_id", "cause", "joined_by", "joined_at", "parted_by", "parted_at"],
            order: "id"
        ) { "one_id IN \(list: $1) OR other_id IN \(list: $1)" },
        PersonTable(
            "proposals", columns: ["one_id", "other_id", "evidence", "kind", "state", "noted_at", "decided_at"],
            order: "id"
        ) { "one_id IN \(list: $1) OR other_id IN \(list: $1)" },
        PersonTable(
            "risks",
            columns: [
                "id", "customer_id", "kind", "evidence", "noted_by", "noted_at", "expires_at", "lifted_by", "lifted_at",
            ],
            order: "id"),
        PersonTable(
            "suppressions", columns: ["channel", "purpose", "reason", "suppressed_at", "lifted_at"],
            order: "channel, purpose, address"
        ) {
            """
            channel IN \(list: ConsentChannel.allCases.map(\.rawValue))
                AND purpose IN \(list: ConsentPurpose.allCases.map(\.rawValue)) AND address IN (
                SELECT v.blind_index FROM personal_values v
                WHERE v.brand_id = \($0) AND v.customer_id IN \(list: $1))
            """
        },
    ]
}
