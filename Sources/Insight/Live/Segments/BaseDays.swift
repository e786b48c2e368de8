import Columns
import Synchronization

/// What the base of a brand's columns is on the days last asked for: the base stands until it is loaded anew, so it is looked
/// through once a day and not for every question.
///
/// Persons who changed since are read from the tail; which of the base's slots still count is taken from the columns asked.
final class BaseDays: Sendable {
    /// Today, and a day to compare with.
    private static let most = 2

    /// As they were when the base was loaded: whoever was joined or seen since is read from the tail.
    private let people: LivePeople
    private let kept = Mutex<[PartDay]>([])

    init(_ people: LivePeople) {
        self.people = people
    }

    func day(_ day: Int32, of live: LiveBrand) -> PartDay {
        let known = kept.withLock { kept in
            guard let place = kept.firstIndex(where: { $0.day == day }) else { return nil as PartDay? }
            let found = kept.remove(at: place)
            kept.insert(found, at: 0)
            return found
        }
        if let known { return known.among(live.base) }
        // Of all slots: others may hold the brand as it was before somebody changed.
        var base = live.base
        base.isRead = BitMask(rows: base.slots, all: true)
        let fresh = PartDay(base, day: day, people: people)
        kept.withLock { kept in
            kept.insert(fresh, at: 0)
            if kept.count > Self.most { kept.removeLast() }
        }
        return fresh.among(live.base)
    }

    var bytes: Int { kept.withLock { $0.reduce(0) { $0 + $1.bytes } } }
}
