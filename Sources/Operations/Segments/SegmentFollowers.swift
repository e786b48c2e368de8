import Insight
import Shop
import Synchronization

/// Where the brands in memory are followed to.
package final class SegmentFollowers: Sendable {
    private let kept = Mutex<[ID<Brand>: SegmentFollower]>([:])

    func of(_ brand: Brand) -> SegmentFollower? {
        kept.withLock { kept in kept[brand.id].flatMap { $0.brand == brand ? $0 : nil } }
    }

    func keep(_ follower: SegmentFollower) {
        kept.withLock { kept in
            let known = kept[follower.brand.id]
            if let known, known.brand == follower.brand, known.isLater(than: follower) { return }
            kept[follower.brand.id] = follower
        }
    }
}
