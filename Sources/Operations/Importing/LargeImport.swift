import Database
import Facts
import Insight
import Shop

/// An import that changes so much that what stands for the day no longer fits the brand.
enum LargeImport {
    /// More than 1 % of the brand's orders were new or changed, at least 100.
    ///
    /// - Parameter changed: orders and refunds that were new or advanced.
    static func isLarge(changed: Int, of orders: Int) -> Bool {
        changed >= fewest && changed > orders / 100
    }

    /// Has the next look at the brand reckon anew if the import was large.
    static func settle(_ report: ImportReport, brand: Brand, in installation: Installation, at now: Instant)
        async throws
    {
        guard !report.isDryRun, report.changedSales >= fewest else { return }
        // Counted before, so that nobody waits to write meanwhile.
        let orders = try await installation.database.read { try Orders.count(brand: brand.id, in: $0) }
        guard isLarge(changed: report.changedSales, of: orders) else { return }
        try await installation.database.write { tx in
            try Standings.forget(from: BrandDay(now, in: brand.timeZone), brand: brand.id, in: tx)
        }
    }

    private static let fewest = 100
}
