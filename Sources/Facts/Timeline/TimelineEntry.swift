package import Shop

/// One thing that happened to a person, as far as it is told without anything personal.
package struct TimelineEntry: Sendable {
    package enum Content: Sendable {
        case order(
            number: String, status: OrderStatus?, paid: Money?, refunded: Money, leftOut: LeftOutReason?)
        case refund(number: String, amount: Money, kind: RefundKind?)
        case review(stars: Int, product: String?)
        /// How many times on that day; nil for one that is told by itself.
        case behaviour(BehaviourKind, product: String?, times: Int?)
        case interaction(InteractionKind, InteractionDirection, channel: String?)
        case tag(String, isOn: Bool)
        case trait(TraitKind, name: String?, ToldTrait?)
        case consent(ConsentChannel, ConsentPurpose, isWithdrawn: Bool)
        /// With whom, as they were named then.
        case joined(ID<Customer>, ID<Customer>)
        case parted(ID<Customer>, ID<Customer>)
        case segmentMove(String, isIn: Bool)
    }

    package let place: TimelinePlace
    package let content: Content
    /// Where it happened; nil where no store tells it.
    package let store: ID<Store>?

    package init(place: TimelinePlace, content: Content, store: ID<Store>?) {
        self.place = place
        self.content = content
        self.store = store
    }
}

/// What a trait was told to be.
package enum ToldTrait: Hashable, Sendable {
    case value(TraitValue)
    case dayOfYear(MonthDay)

    init?(form: TraitForm, value: Int64?, text: String?) {
        guard let value else { return nil }
        switch form {
        case .nothing: return nil
        case .text: self = .value(.text(text ?? ""))
        case .number: self = .value(.number(Millionths(value)))
        case .date: self = .value(.date(BrandDay(number: Int(value))))
        case .flag: self = .value(.flag(value != 0))
        case .dayOfYear: self = .dayOfYear(MonthDay(Int(value) / 100, Int(value) % 100))
        }
    }
}
