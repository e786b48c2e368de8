package import Database

extension Migration {
    /// Written by Customers. Rules that tag take up the moves of their segments in steps: each knows how far it has come.
    package static let followedMoves = Migration(
        16, "followed moves",
        """
        ALTER TABLE segment_tags ADD COLUMN followed INT64 NOT NULL DEFAULT 0
        ;
        UPDATE segment_tags
        SET followed = COALESCE((
            SELECT MAX(m.number) FROM segment_moves_read m
            WHERE m.brand_id = segment_tags.brand_id AND m.segment_id = segment_tags.segment_id), 0)
        """)
}
