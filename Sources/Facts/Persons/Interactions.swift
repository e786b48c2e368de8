import Database
import Shop

/// 互动: messages, calls, conversations and visits. Each happened once.
enum Interactions {
    private static let rows = PersonRows(table: "interactions", columns: ["kind", "direction", "channel"])

    /// - Returns: how many were new.
    static func record(
        _ told: [ToldOnce<StatedInteraction>], from source: PersonFactSource, in tx: WriteTransaction
    ) throws -> Int {
        let fresh = try rows.fresh(told, from: source, in: tx)
        try rows.append(fresh, from: source, in: tx, kind: { _ in .interactionHeld }) { row, interaction in
            try row.int64(interaction.kind.rawValue)
            try row.int64(interaction.direction.rawValue)
            try row.text(interaction.channel)
        }
        return fresh.count
    }
}
