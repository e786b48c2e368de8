import Customers
import Facts
import Operations
import Shop

/// A page of what happened to somebody, newest first.
struct TimelineBody: Codable, Sendable {
    let items: [TimelineItem]
    /// What to ask for the page behind it; absent at the end.
    let next: String?

    init(_ page: TimelinePage) {
        items = page.entries.map { TimelineItem($0) }
        next = page.next
    }
}

/// One thing that happened. What it is depends on its kind.
struct TimelineItem: Codable, Sendable {
    let at: Moment
    let kind: String
    /// An order's or a refund's number.
    var number: String?
    /// An order's status, a refund's kind, a behaviour, a message or call.
    var what: String?
    var amount: Amount?
    var refunded: Amount?
    var leftOut: String?
    var stars: Int?
    var product: String?
    /// How many times on that day, where days alone are kept.
    var times: Int?
    var channel: String?
    var isIncoming: Bool?
    /// A tag's, a trait's or a segment's.
    var name: String?
    var value: String?
    /// Put on, given, entered.
    var isOn: Bool?
    var purpose: String?

    init(_ entry: TimelineEntry) {
        at = Moment(entry.place.at)
        kind = entry.place.kind.code
        switch entry.content {
        case .order(let number, let status, let paid, let refunded, let leftOut):
            self.number = number
            what = status.map { StatusCodes.of($0) }
            amount = paid.map { Amount($0) }
            self.refunded = Amount(refunded)
            self.leftOut = leftOut?.rawValue
        case .refund(let number, let amount, let refundKind):
            self.number = number
            self.amount = Amount(amount)
            what = refundKind.map { String(describing: $0) }
        case .review(let stars, let product):
            self.stars = stars
            self.product = product
        case .behaviour(let behaviour, let product, let times):
            what = String(describing: behaviour)
            self.product = product
            self.times = times
        case .interaction(let interaction, let direction, let channel):
            what = String(describing: interaction)
            isIncoming = direction == .incoming
            self.channel = channel
        case .tag(let name, let isOn):
            self.name = name
            self.isOn = isOn
        case .trait(let trait, let name, let value):
            self.name = name ?? TraitNames.of(trait)
            self.value = value.map { TraitNames.written($0) }
        case .consent(let channel, let purpose, let isWithdrawn):
            self.channel = channel.rawValue
            self.purpose = purpose.rawValue
            isOn = !isWithdrawn
        case .joined, .parted: break
        case .segmentMove(let name, let isIn):
            self.name = name
            isOn = isIn
        }
    }
}

/// The words of the API for an order's status.
enum StatusCodes {
    static func of(_ status: OrderStatus) -> String { String(describing: status) }
}

/// The words of the API for traits that every brand has.
enum TraitNames {
    static func of(_ kind: TraitKind) -> String { String(describing: kind) }

    static func written(_ value: ToldTrait) -> String {
        switch value {
        case .value(let value): TraitText.written(value)
        case .dayOfYear(let day): "\(day.month)-\(day.day)"
        }
    }
}
