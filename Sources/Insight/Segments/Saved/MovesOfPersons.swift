package import Database

/// What is recorded of persons in segments.
package enum MovesOfPersons {
    package static let tables = [
        PersonTable(
            "segment_moves",
            columns: [
                "segment_id", name, "number", "version", "customer_id", "is_in", "reason", "occurred_at", "recorded_at",
            ], order: "segment_id, number")
    ]

    private static let name = """
        (SELECT s.name FROM segments s
        WHERE s.brand_id = segment_moves.brand_id AND s.id = segment_moves.segment_id) AS segment
        """
}
