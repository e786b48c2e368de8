import Access
import Insight
import Operations
import Shop

/// When the members of a saved segment were written down, the latest of each day.
struct SegmentSnapshotPart {
    private static let shown = 12
    private static let most = 400
    private let shell: Shell
    private let segment: SavedSegment
    private let days: [(day: BrandDay, members: Int)]

    static func find(_ saved: SavedLine, _ shell: Shell) async throws -> SegmentSnapshotPart {
        let segment = saved.line.segment
        let snapshots = try await shell.visit.run(
            ListSegmentSnapshots(of: segment.name, limit: most, brand: shell.name))
        var days: [(day: BrandDay, members: Int)] = []
        for snapshot in snapshots {
            let day = BrandDay(snapshot.takenAt, in: shell.brand.timeZone)
            if days.last?.day != day { days.append((day, snapshot.members)) }
        }
        return SegmentSnapshotPart(shell: shell, segment: segment, days: days)
    }

    private var words: Words { shell.words }

    var values: [PageValues] {
        let key = shell.key(of: segment)
        return days.prefix(Self.shown).map { day, members -> PageValues in
            let shownDay = shell.written.day(day, today: shell.today)
            return [
                "day": shownDay, "count": shell.written.count(members),
                "open": shell.path + "/segments/compare?a=\(key)&aDay=\(day)&b=\(key)",
                "compareLabel": words("segments.compareDay", ["day": shownDay]),
            ]
        }
    }

    var sheet: Sheet {
        Sheet(
            titles: ["day", "members"].map { words("segments." + $0) },
            rows: days.map { [$0.day.description, String($0.members)] })
    }
}
