import Database
import Shop

/// 授权: given and withdrawn, each with its proof; what was said last of a channel and a purpose stands.
enum Consents {
    private static let rows = PersonRows(
        table: "consents", columns: ["channel", "purpose", "is_withdrawn", "method", "text_version"])

    /// - Returns: how many were new.
    static func record(
        _ told: [ToldOnce<StatedConsent>], from source: PersonFactSource, in tx: WriteTransaction
    ) throws -> Int {
        let fresh = try rows.fresh(told, from: source, in: tx)
        try rows.append(
            fresh, from: source, in: tx, kind: { $0.isWithdrawn ? .consentWithdrawn : .consentGiven }
        ) { row, consent in
            try row.text(consent.channel.rawValue)
            try row.text(consent.purpose.rawValue)
            try row.flag(consent.isWithdrawn)
            try row.text(consent.method)
            try row.text(consent.textVersion)
        }
        return fresh.count
    }
}
