package import Segments
package import Shop

extension LiveBrand {
    /// What tags are called that somebody has or had.
    package var tags: [String] {
        attributeKeys.compactMap { key in
            guard case .tag(let word) = key else { return nil }
            return shelf.words.text(of: word)
        }.sorted()
    }

    /// What traits are called that were told of somebody.
    package var traits: [String] {
        attributeKeys.compactMap { key in
            guard case .trait(let name) = key else { return nil }
            return shelf.words.text(of: name)
        }.sorted()
    }

    /// What was stated of anybody.
    private var attributeKeys: Set<AttributeKey> { Set(parts.flatMap { $0.attributes.keys }) }

    /// What a clause asks for, where nothing of it was ever told of anybody; nil where something was, and for clauses on
    /// tags and traits, which have names of their own.
    package func untold(_ clause: Clause) -> Phrase? {
        guard let (name, keys) = asked(by: clause), attributeKeys.isDisjoint(with: keys) else { return nil }
        return name
    }

    private func asked(by clause: Clause) -> (Phrase, [AttributeKey])? {
        switch clause {
        case .field(let field, _): return (field.spelling.canonical, [.field(field)])
        case .consent(let clause):
            let purposes = clause.purpose.map { [$0] } ?? ConsentPurpose.allCases
            let channel = clause.channel.spelling.canonical
            return (
                Phrase(en: "consent to \(channel.english)", zh: "\(channel.chinese)授权"),
                purposes.map { .consent(clause.channel, $0) }
            )
        case .happening(let happening): return happening.act == .interacted ? (.interactions, [.interaction]) : nil
        case .number(let clause): return clause.measure == .birthdayMonth ? (.birthday, [.birthday]) : nil
        case .moment(let clause):
            switch clause.moment {
            case .lastInteraction: return (.interactions, [.interaction])
            case .becameMember: return (Phrase(en: "membership", zh: "入会"), [.memberSince])
            case .birthday: return (.birthday, [.birthday])
            case .firstOrder, .lastOrder, .firstSeen, .lastSeen, .lastReview: return nil
            }
        case .tag, .trait, .due, .rfm, .stage, .value, .lapse, .store, .source, .segment: return nil
        }
    }
}

extension Phrase {
    fileprivate static let interactions = Phrase(en: "interactions", zh: "互动")
    fileprivate static let birthday = Phrase(en: "birthday", zh: "生日")
}
