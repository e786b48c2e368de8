import Database
import Insight
import Shop

/// The place of a line in the list of who is due.
struct DuePlace: Comparable {
    let due: BrandDay
    let customer: ID<Customer>
    let subject: DueSubject

    init(_ row: DueList.Row) {
        self.init(due: row.due, customer: row.customer, subject: row.subject)
    }

    init(due: BrandDay, customer: ID<Customer>, subject: DueSubject) {
        self.due = due
        self.customer = customer
        self.subject = subject
    }

    static func < (left: DuePlace, right: DuePlace) -> Bool {
        (left.due, left.customer, left.subject) < (right.due, right.customer, right.subject)
    }
}

/// Where the list of who is due goes on, as it is shown outside: `20602-c_…`, with a product `20602-c_…-d_…`.
struct DueCursor {
    private let outerIDs: OuterIDs

    init(_ outerIDs: OuterIDs) {
        self.outerIDs = outerIDs
    }

    func shown(_ place: DuePlace) -> String {
        let customer = "\(place.due.number)-\(outerIDs.shown(place.customer.raw, prefix: "c"))"
        return switch place.subject {
        case .whole: customer
        case .product(let id): customer + "-" + outerIDs.shown(id.raw, prefix: "d")
        }
    }

    /// - Throws: `PageError.badCursor`.
    func place(_ text: String) throws -> DuePlace {
        let parts = text.split(separator: "-").map(String.init)
        guard (2...3).contains(parts.count), let day = Int32(parts[0]),
            let customer = outerIDs.id(parts[1], prefix: "c")
        else { throw PageError.badCursor }
        var subject = DueSubject.whole
        if parts.count == 3 {
            guard let product = outerIDs.id(parts[2], prefix: "d") else { throw PageError.badCursor }
            subject = .product(ID(product))
        }
        return DuePlace(due: BrandDay(number: Int(day)), customer: ID(customer), subject: subject)
    }
}
