package import Database

extension Migration {
    /// Written by Insight. Somebody's moves are read newest first, page by page.
    package static let personMoves = Migration(
        11, "person moves",
        """
        CREATE INDEX segment_moves_customer ON segment_moves (brand_id, customer_id, occurred_at, segment_id, number)
        """)
}
