import Customers
import Database
import Facts
import Shop

/// Where a timeline goes on, as it is shown outside: it says nothing to whoever holds it, and stays right whatever comes in.
struct TimelineCursor {
    private static let prefix = "t"
    /// Moments may lie before 1970; what is shown lies above zero.
    private static let shift: Int64 = 1 << 61

    static func shown(_ place: TimelinePlace, by outerIDs: OuterIDs) -> String {
        let (at, id) = (outerIDs.shown(place.at.milliseconds + shift, prefix: prefix), place.id)
        return "\(at)-\(place.kind.rawValue)-\(outerIDs.shown(id, prefix: prefix))"
    }

    /// - Throws: `CustomersError.badCursor`.
    static func place(_ text: String, by outerIDs: OuterIDs) throws -> TimelinePlace {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count == 3, let at = outerIDs.id(parts[0], prefix: prefix),
            let kind = Int64(parts[1]).flatMap({ TimelineKind(rawValue: $0) }),
            let id = outerIDs.id(parts[2], prefix: prefix)
        else { throw CustomersError.badCursor }
        return TimelinePlace(at: Instant(milliseconds: at - shift), kind: kind, id: id)
    }
}
