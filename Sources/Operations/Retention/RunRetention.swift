package import Access
import Database
import Facts
package import Shop

/// Folds a brand's behaviours that are older than it keeps them one by one into daily counts. Cut short at any moment, the
/// next run goes on; run again, it changes nothing.
package struct RunRetention: BrandOperation {
    package static let permission = Permission.changeBrand
    package static let audited = Audited.change([.behavioursFolded])

    package struct Answer: Sendable {
        /// The first day that is kept as it was told; nil where all are.
        package let firstDayKept: BrandDay?
        package let folded: Int
    }

    package let brand: String?
    private let trustsClock: Bool
    private let progress: @Sendable (_ folded: Int) -> Void

    /// - Parameters:
    ///   - trustsClock: whether somebody said that it is as late as the clock says, however long nothing was recorded.
    ///   - progress: is told how many were folded so far.
    package init(
        brand: String?, trustsClock: Bool = false, progress: @escaping @Sendable (_ folded: Int) -> Void = { _ in }
    ) {
        self.brand = brand
        self.trustsClock = trustsClock
        self.progress = progress
    }

    /// - Throws: `FactsError.clockAhead`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let caller = rights.caller
        // Written down first: what follows are many transactions, and each stands.
        let first: BrandDay? = try await installation.database.write { tx in
            let months = try Brands.settings(of: brand, in: tx).behaviourMonths
            guard let first = RetentionRules.firstDayKept(months: months, at: now, in: brand.timeZone) else {
                return nil
            }
            let waiting = try KeptBehaviours.of(brand, before: first, in: tx).waiting
            guard waiting > 0 else { return first }
            if !trustsClock, let newest = try LastRecorded.aheadOf(now, brand: brand.id, in: tx) {
                throw FactsError.clockAhead(newest: newest)
            }
            AuditLog.append(
                AuditEntry(.behavioursFolded, by: caller, brand: brand.id, note: "\(first) \(waiting)", at: now), in: tx
            )
            return first
        }
        guard let first else { return Answer(firstDayKept: nil, folded: 0) }
        var folded = 0
        while true {
            let some = try await installation.database.write { tx in
                try BehaviourFolding.fold(before: first, of: brand, at: now, in: tx)
            }
            guard some > 0 else { break }
            folded += some
            progress(folded)
        }
        return Answer(firstDayKept: first, folded: folded)
    }
}
