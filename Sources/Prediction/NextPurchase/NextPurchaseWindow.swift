import Foundation

/// The days from today between which a next purchase falls with 80 %, if there is one: never a bare date.
package struct NextPurchaseWindow: Sendable, Equatable {
    /// Days from today, 1 is tomorrow.
    package let opensInDays: Int32
    /// As many purchases fall before as after.
    package let likelyInDays: Int32
    /// Included.
    package let closesInDays: Int32

    /// From times of quantiles, in days from now. A day counts as inside when its middle is, so that the whole days
    /// cover neither more nor less than the times.
    init(opens: Double, likely: Double, closes: Double) {
        let first = max(1, Self.day(opens + 0.5))
        let last = max(first, Self.day(closes + 0.5) - 1)
        opensInDays = first
        closesInDays = last
        likelyInDays = min(max(Self.day(likely), first), last)
    }

    package func contains(_ days: Int32) -> Bool { opensInDays...closesInDays ~= days }

    private static func day(_ time: Double) -> Int32 { Int32(min(max(time.rounded(.up), 1), 36_500)) }
}
