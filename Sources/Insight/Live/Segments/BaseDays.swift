import Columns
import Database
import Shop
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
    private let reckonings = Mutex<Reckoning?>(nil)

    init(_ people: LivePeople) {
        self.people = people
    }

    func day(_ day: Int32, before end: Int64, of live: LiveBrand) -> PartDay {
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
        let fresh = PartDay(base, day: day, before: end, people: people)
        kept.withLock { kept in
            kept.insert(fresh, at: 0)
            if kept.count > Self.most { kept.removeLast() }
        }
        return fresh.among(live.base)
    }

    /// What is reckoned over everybody, for one state of the facts: kept until another fact or another day is asked for.
    func reckoned(
        _ needs: Set<SegmentNeed>, _ live: LiveBrand, _ question: SegmentQuestion, in tx: ReadTransaction
    ) throws -> [ReckonedPerson] {
        let known = reckonings.withLock { $0.flatMap { $0.fits(needs, live, question) ? $0.persons : nil } }
        if let known { return known }
        // A page asks now for this and now for that of the same day: what was asked before is kept with it.
        let before = reckonings.withLock { $0.flatMap { $0.fits([], live, question) ? $0.needs : nil } } ?? []
        let all = needs.union(before)
        let persons = try ReckonedPerson.all(all, live, question, in: tx)
        reckonings.withLock {
            $0 = Reckoning(
                seq: live.seq, rfm: question.rfm, settings: question.settings, standing: question.standing, needs: all,
                persons: persons)
        }
        return persons
    }

    private struct Reckoning {
        let seq: Int64
        let rfm: RFMQuestion
        let settings: FigureSettings
        let standing: StandingFigures?
        let needs: Set<SegmentNeed>
        let persons: [ReckonedPerson]

        func fits(_ asked: Set<SegmentNeed>, _ live: LiveBrand, _ question: SegmentQuestion) -> Bool {
            seq == live.seq && rfm == question.rfm && settings == question.settings && standing == question.standing
                && asked.isSubset(of: needs)
        }
    }

    var bytes: Int {
        kept.withLock { $0.reduce(0) { $0 + $1.bytes } }
            + reckonings.withLock { ($0?.persons.count ?? 0) * MemoryLayout<ReckonedPerson>.stride }
    }
}
