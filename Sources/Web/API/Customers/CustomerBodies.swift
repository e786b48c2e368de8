import Customers
import Facts
import Insight
import Operations
import Shop

extension PersonalKind: Choice {}

struct CustomerLineBody: Codable, Sendable {
    let id: String
    /// Masked.
    let name: String?
    /// Their orders are kept, nameless.
    let isErased: Bool
    let orders: Int
    let purchases: Int
    let money: Amount
    let lastPurchaseAt: Moment?

    init(_ line: CustomerLine) {
        id = line.id
        name = line.name
        isErased = line.isErased
        orders = line.summary.orders
        purchases = line.summary.purchases
        money = Amount(line.summary.money)
        lastPurchaseAt = Moment(line.summary.last)
    }
}

/// Something that names or reaches a person.
struct ValueBody: Codable, Sendable {
    let kind: PersonalKind
    let text: String

    init(_ value: PersonalValue) {
        kind = value.kind
        text = value.text
    }
}
