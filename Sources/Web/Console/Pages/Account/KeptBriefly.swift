import Shop
import Synchronization

/// Things that wait in memory alone for somebody's next step, each for some time; all are forgotten where there are too many.
final class KeptBriefly<Name: Hashable & Sendable, Thing: Sendable>: Sendable {
    private static var most: Int { 1_000 }
    private let milliseconds: Int64
    private let kept = Mutex<[Name: (thing: Thing, until: Instant)]>([:])

    init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    func keep(_ thing: Thing, as name: Name, at now: Instant) {
        kept.withLock { kept in
            kept = kept.filter { now < $0.value.until }
            if kept.count >= Self.most { kept.removeAll() }
            kept[name] = (thing, now.advanced(milliseconds: milliseconds))
        }
    }

    func find(_ name: Name, at now: Instant) -> Thing? {
        guard let found = kept.withLock({ $0[name] }), now < found.until else { return nil }
        return found.thing
    }

    func forget(_ name: Name) {
        kept.withLock { _ = $0.removeValue(forKey: name) }
    }
}
