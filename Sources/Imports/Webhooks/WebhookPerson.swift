import Shop

/// Puts together what a sender tells of a person.
enum WebhookPerson {
    /// The keys that can name somebody, in order.
    static func buyers(_ told: (kind: IdentityKind, text: String?)...) -> [BuyerKey] {
        told.compactMap { kind, text in text.flatMap { UsableKey.buyer(kind, $0) } }
    }

    /// Each value once, without what is masked or stands for nothing.
    static func values(_ told: [(kind: PersonalKind, text: String?)]) -> [PersonalValue] {
        var values: [PersonalValue] = []
        for (kind, text) in told {
            guard let text, !UsableKey.isHidden(text), !Placeholder.isPlaceholder(text) else { continue }
            let value = PersonalValue(kind: kind, text: text)
            if !values.contains(value) { values.append(value) }
        }
        return values
    }

    /// The parts that there are, with a blank between them; nil for none.
    static func joined(_ parts: [String?], by divider: String = " ") -> String? {
        let told = parts.compactMap { $0 }
        return told.isEmpty ? nil : told.joined(separator: divider)
    }
}
