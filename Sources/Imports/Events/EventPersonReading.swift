import Foundation
import Shop

/// Reads what `identify` and `group` tell of a person.
struct EventPersonReading {
    let zone: TimeZone
    let number: String
    let moment: Instant

    /// What a site says of its visitor is no proof: phone and e-mail are kept as what somebody can be asked by, and do not
    /// make two customers one.
    func person(_ told: EventTraits, buyers: [BuyerKey]) -> EventPerson {
        var person = empty(buyers)
        func keep(_ kind: PersonalKind, _ text: String?) {
            guard let text else { return }
            person.customer.personal.append(PersonalValue(kind: kind, text: text))
        }
        let parts = [told.firstName, told.lastName].compactMap { $0 }
        keep(.name, told.name ?? (parts.isEmpty ? nil : parts.joined(separator: " ")))
        keep(.nick, told.username)
        keep(.address, told.address)
        for (kind, identity, text) in [
            (PersonalKind.email, IdentityKind.email, told.email), (.phone, .phone, told.phone),
        ] {
            let usable = text.flatMap { UsableKey.buyer(identity, $0) }
            keep(kind, usable?.value)
            if text != nil, usable == nil { person.dropped += 1 }
        }
        for (field, text) in [
            (PersonField.city, told.city), (.province, told.province), (.country, told.country),
            (.gender, told.gender), (.language, told.language),
        ] {
            guard let text else { continue }
            tell(text.isShort ? ImpersonalText.kept(text).map { .field(field, $0) } : nil, field.rawValue, &person)
        }
        if let text = told.birthday { tell(Self.birthday(text).map { .birthday($0) }, "birthday", &person) }
        if let joined = told.joined {
            tell(.memberSince(BrandDay(joined, in: zone)), "joined", &person)
        }
        person.own = told.own
        return person
    }

    /// Which group somebody belongs to is a trait: it holds until they are told to be in another. What is told of the group
    /// itself is nothing of a person.
    func member(of group: String, traits: EventTraits?, buyers: [BuyerKey]) -> EventPerson {
        var person = empty(buyers)
        tell(ImpersonalText.kept(group).map { .named("group", .text($0)) }, "group", &person)
        return person
    }

    private func empty(_ buyers: [BuyerKey]) -> EventPerson {
        EventPerson(
            customer: StatedCustomer(buyers: buyers, personal: []), facts: [], own: [], dropped: 0, number: number,
            occurredAt: moment)
    }

    private func tell(_ trait: StatedTrait?, _ name: String, _ person: inout EventPerson) {
        guard let trait else {
            person.dropped += 1
            return
        }
        person.facts.append(
            StatedPersonFact(
                number: "\(number) \(name)", buyers: person.customer.buyers, occurredAt: moment, .trait(trait)))
    }

    /// Of any year: the year is a personal value, and is not kept.
    private static func birthday(_ text: String) -> MonthDay? {
        var text = text
        let read = text.withUTF8 { try? TimeText.read(Cell($0), order: .yearFirst) }
        return read.map { MonthDay($0.local.day) }
    }
}

extension String {
    fileprivate var isShort: Bool { utf8.count <= 4 * ImpersonalText.longest }
}
