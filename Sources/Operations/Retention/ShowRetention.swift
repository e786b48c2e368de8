package import Access
import Database
package import Facts
package import Shop

/// How long a brand keeps behaviours one by one, and what of them is due to be folded.
package struct ShowRetention: BrandOperation {
    package static let permission = Permission.readBrand

    package struct Answer: Sendable {
        /// Nil for ever.
        package let months: Int?
        /// The first day that is kept as it was told; nil for all.
        package let firstDayKept: BrandDay?
        package let kept: KeptBehaviours
        package let brand: Brand
        /// When anything was last recorded, where the clock lies so far ahead of it that it may be wrong.
        package let isAheadOf: Instant?
    }

    package let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        try await installation.database.read { tx in
            let months = try Brands.settings(of: brand, in: tx).behaviourMonths
            let first = RetentionRules.firstDayKept(months: months, at: now, in: brand.timeZone)
            return Answer(
                months: months, firstDayKept: first, kept: try KeptBehaviours.of(brand, before: first, in: tx),
                brand: brand, isAheadOf: try LastRecorded.aheadOf(now, brand: brand.id, in: tx))
        }
    }
}
