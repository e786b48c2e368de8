import Foundation
package import Shop

/// What a message means for the shop.
package enum EventMeaning: Sendable, Equatable {
    case behaviour(StatedBehaviour)
    /// Money: an order or a refund, and when it was so.
    case sale(Statement, at: Instant)
    case review(StatedReview)
    /// What is told of a person.
    case person(EventPerson)
    /// Two names of one person.
    case alias(EventAlias)
    /// Something that is not kept.
    case nothing
}

/// What `identify` and `group` tell of a person.
package struct EventPerson: Sendable, Equatable {
    package var customer: StatedCustomer
    /// Traits that every brand has.
    package var facts: [StatedPersonFact]
    /// Those that mean something where the brand has defined them.
    package var own: [EventTraits.Own]
    /// How many more were told that can mean nothing.
    package var dropped: Int
    package var number: String
    package var occurredAt: Instant
}

/// What `alias` tells: that somebody was known by another id before.
package struct EventAlias: Sendable, Equatable {
    /// By which they are known now, in order of preference.
    package var buyers: [BuyerKey]
    /// An anonymous id, or an account that they had.
    package var previous: String
    package var occurredAt: Instant
}

/// Says what messages of one store mean. Pure: message and clock in, values out.
package struct EventInterpreter: Sendable {
    private let currency: Currency
    private let zone: TimeZone
    private let receivedAt: Instant

    /// - Parameter brand: whose currency stands where none is told, and in whose zone a moment has its day.
    package init(brand: Brand, receivedAt: Instant) {
        currency = brand.currency
        zone = brand.timeZone
        self.receivedAt = receivedAt
    }

    /// - Parameters:
    ///   - sentAt: of the batch, where the message does not say itself.
    ///   - number: what tells the message from others.
    /// - Throws: `EventFault`.
    package func meaning(
        of message: EventMessage, sentAt: Instant?, number: String
    ) throws(EventFault) -> EventMeaning {
        guard
            let moment = EventTime.moment(
                of: message.timestamp, sentAt: message.sentAt ?? sentAt, receivedAt: receivedAt)
        else { throw .tooOld }
        let buyers = Self.buyers(message)
        guard !buyers.isEmpty else {
            throw .unfit(
                field: message.userID == nil ? "anonymousId" : "userId",
                wanted: Phrase(en: "an id of one person: no placeholder, no mask", zh: "单个用户的标识，不能是占位符或脱敏值"))
        }
        switch message.kind {
        case .page, .screen:
            return .behaviour(StatedBehaviour(number: number, kind: .visited, buyers: buyers, occurredAt: moment))
        case .track:
            return try tracked(message, buyers, number: number, at: moment)
        case .identify:
            return .person(
                EventPersonReading(zone: zone, number: number, moment: moment).person(
                    message.traits ?? EventTraits(), buyers: buyers))
        case .group:
            return .person(
                EventPersonReading(zone: zone, number: number, moment: moment).member(
                    of: message.groupID ?? "", traits: message.traits, buyers: buyers))
        case .alias:
            return .alias(EventAlias(buyers: buyers, previous: message.previousID ?? "", occurredAt: moment))
        }
    }

    private func tracked(
        _ message: EventMessage, _ buyers: [BuyerKey], number: String, at moment: Instant
    ) throws(EventFault) -> EventMeaning {
        let name = message.event ?? ""
        guard let topic = EventTopic(event: name) else { throw .unknownEvent(name) }
        let told = message.properties ?? EventProperties()
        let sale = EventSale(told: told, brandCurrency: currency, buyers: buyers, number: number, moment: moment)
        switch topic {
        case .behaviour(let kind):
            return .behaviour(
                StatedBehaviour(
                    number: number, kind: kind, buyers: buyers, product: told.product.stated(), occurredAt: moment))
        case .review: return .review(try sale.review())
        case .orderCompleted: return .sale(try sale.order(isCompleted: true), at: moment)
        case .orderUpdated: return .sale(try sale.order(isCompleted: false), at: moment)
        case .orderCancelled: return .sale(try sale.closed(), at: moment)
        case .orderRefunded: return .sale(try sale.refund(), at: moment)
        case .passedOver: return .nothing
        }
    }

    /// The store's own account first: whoever is signed in is told by it, whatever device they use.
    private static func buyers(_ message: EventMessage) -> [BuyerKey] {
        var buyers: [BuyerKey] = []
        if let key = message.userID.flatMap({ UsableKey.buyer(.account, $0) }) { buyers.append(key) }
        if let key = message.anonymousID.flatMap({ UsableKey.buyer(.anonymous, $0) }) { buyers.append(key) }
        return buyers
    }
}

extension EventProduct {
    /// Nil where nothing names it. As in files: by its code, else by its number, else by its name.
    func stated() -> StatedProduct? {
        guard let code = sku ?? id ?? name.map({ String($0.prefix(120)) }) else { return nil }
        return StatedProduct(code: code, title: name ?? code, category: category, variant: variant)
    }
}
