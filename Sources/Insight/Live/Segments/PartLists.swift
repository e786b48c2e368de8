import Columns
import Shop
import Synchronization

/// Lists of what lies in a part, whatever the day: each is made when it is first asked for.
final class PartLists: Sendable {
    private struct Kept {
        var deeds: [UInt8: DeedList?] = [:]
        var sales: SaleList?
        var reviews: ReviewList?
    }

    private let kept = Mutex(Kept())
    /// For fewer persons than these no list is made: they are looked at one by one.
    let fewest: Int

    init(forAtLeast fewest: Int = PartLists.fewestUsually) {
        self.fewest = fewest
    }

    static let fewestUsually = 4_096
    /// To look at one person takes as long as to look at so many places of a list.
    static let placesForOne = 200

    /// Nil where no list can be made.
    func deeds(_ kind: UInt8, of part: LivePart, _ clock: DayClock) -> DeedList? {
        kept.withLock { kept in
            if let known = kept.deeds[kind] { return known }
            let fresh = DeedList(kind, of: part, clock: clock)
            kept.deeds[kind] = .some(fresh)
            return fresh
        }
    }

    func sales(of part: LivePart) -> SaleList {
        kept.withLock { kept in
            if let known = kept.sales { return known }
            let fresh = SaleList(part)
            kept.sales = fresh
            return fresh
        }
    }

    func reviews(of part: LivePart) -> ReviewList {
        kept.withLock { kept in
            if let known = kept.reviews { return known }
            let fresh = ReviewList(part)
            kept.reviews = fresh
            return fresh
        }
    }

    var bytes: Int {
        kept.withLock { kept in
            kept.deeds.values.reduce(0) { $0 + ($1?.bytes ?? 0) } + (kept.sales?.bytes ?? 0)
                + (kept.reviews?.bytes ?? 0)
        }
    }
}
