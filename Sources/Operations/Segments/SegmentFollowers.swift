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
        kept.withLock { $0[follower.brand.id] = follower }
    }

    func forget(_ brand: ID<Brand>) {
        kept.withLock { $0[brand] = nil }
    }
}
