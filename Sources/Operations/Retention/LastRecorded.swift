import Access
import Database
import Facts
import Shop

/// When anything was last recorded: what a clock that runs ahead is held against before something is lost for good.
enum LastRecorded {
    /// A shop that is closed for a weekend is no clock gone wrong.
    private static let longestSilence: Int64 = 48 * 3_600_000

    /// The moment of the newest fact of a brand, or row of the audit, where that lies longer back than shops are silent; nil
    /// where it does not, and where nothing was ever recorded.
    static func aheadOf(_ now: Instant, brand: ID<Brand>, in tx: ReadTransaction) throws -> Instant? {
        let last = try FactLog.last(brand: brand, in: tx)
        let fact = try FactLog.line(last, brand: brand, in: tx).map { Instant(milliseconds: $0.recordedAt) }
        let row = try AuditLog.newest(below: nil, brand: nil, limit: 1, in: tx).first?.occurredAt
        guard let newest = [fact, row].compactMap({ $0 }).max(),
            now.milliseconds - newest.milliseconds > longestSilence
        else { return nil }
        return newest
    }
}
