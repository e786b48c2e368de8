import Operations
import Shop

/// How somebody at the counter is told: by their own id where they were found, else by a phone or card.
struct CounterVisitor {
    enum Known: String {
        /// `c_…`
        case customer
        case phone
        case memberCard = "member_card"
    }

    let by: Known
    let value: String

    init(by: Known, value: String) {
        self.by = by
        self.value = value
    }

    /// As an address or a form says it; nil where it says nothing.
    init?(_ fields: FormFields) {
        guard let by = fields["by"].flatMap({ Known(rawValue: $0) }), let value = fields.filled("value") else {
            return nil
        }
        self.init(by: by, value: value)
    }

    /// Somebody new by what was typed; nil for what is no whole phone, and no card.
    init?(typed text: String) {
        let plain = text.filter { !" -+()".contains($0) }
        if plain.allSatisfy({ $0.isASCII && $0.isNumber }), (6...15).contains(plain.count) {
            self.init(by: .phone, value: text)
        } else if plain.count == text.count, (5...40).contains(text.count), text.contains(where: \.isNumber),
            text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        {
            self.init(by: .memberCard, value: text)
        } else {
            return nil
        }
    }

    var visitor: StoreVisit.Visitor {
        switch by {
        case .customer: .known(value)
        case .phone: .named(BuyerKey(kind: .phone, value: value))
        case .memberCard: .named(BuyerKey(kind: .memberCard, value: value))
        }
    }
}
