import Customers
import Database
import Shop

/// Where a list of what was set aside goes on, as it is shown outside.
enum SetAsideCursor {
    private static let prefix = "t"

    static func shown(_ place: SetAsidePlace, by outerIDs: OuterIDs) -> String {
        outerIDs.shown(max(1, place.receivedAt.milliseconds), prefix: prefix) + "-"
            + outerIDs.shown(place.id.raw, prefix: prefix)
    }

    /// - Throws: `CustomersError.badAsideCursor`.
    static func place(_ text: String, by outerIDs: OuterIDs) throws -> SetAsidePlace {
        let parts = text.split(separator: "-").map(String.init)
        guard parts.count == 2, let at = outerIDs.id(parts[0], prefix: prefix),
            let id = outerIDs.id(parts[1], prefix: prefix)
        else { throw CustomersError.badAsideCursor }
        return SetAsidePlace(receivedAt: Instant(milliseconds: at), id: ID(id))
    }
}
