import Database
import Insight
import Shop

/// Where a list of customers goes on, as it is shown outside: it says nothing to whoever holds it.
struct CustomerCursor {
    /// Money may be below zero; what is shown lies above.
    private static let shift: Int64 = 1 << 61
    private let outerIDs: OuterIDs
    private let order: CustomerOrder

    init(_ outerIDs: OuterIDs, _ order: CustomerOrder) {
        self.outerIDs = outerIDs
        self.order = order
    }

    /// `c_…`, behind a value `money-u_…-c_…`.
    func shown(_ place: CustomerPlace) -> String {
        let value = place.value.map {
            outerIDs.shown(min(max($0, 1 - Self.shift), Self.shift) + Self.shift, prefix: "u")
        }
        let customer = outerIDs.shown(place.customer.raw, prefix: "c")
        return order == .id ? customer : "\(order.rawValue)-\(value ?? "none")-\(customer)"
    }

    func place(_ text: String) throws -> CustomerPlace {
        let parts = text.split(separator: "-").map(String.init)
        guard let customer = parts.last.flatMap({ outerIDs.id($0, prefix: "c") }) else { throw PageError.badCursor }
        guard order != .id else {
            guard parts.count == 1 else { throw PageError.badCursor }
            return CustomerPlace(value: nil, customer: ID(customer))
        }
        guard parts.count == 3, parts[0] == order.rawValue else { throw PageError.badCursor }
        let value = outerIDs.id(parts[1], prefix: "u").map { $0 - Self.shift }
        guard value != nil || parts[1] == "none" else { throw PageError.badCursor }
        return CustomerPlace(value: value, customer: ID(customer))
    }
}
