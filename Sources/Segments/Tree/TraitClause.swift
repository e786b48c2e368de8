package import Shop

/// 属性: a typed fact by its name: `trait.skin is "dry"`. False for whom it is unknown, or of another type.
package struct TraitClause: Hashable, Sendable {
    package let name: String
    package let test: TraitTest

    package init(_ name: String, _ test: TraitTest) {
        self.name = name
        self.test = test
    }
}

/// What is asked of a trait.
package enum TraitTest: Hashable, Sendable {
    case known
    case text(Choice<String>)
    case number(Relation, Millionths)
    /// Both bounds included.
    case between(Millionths, Millionths)
    case date(Period)
    case flag(Bool)

    var period: Period? {
        switch self {
        case .date(let period): period
        case .known, .text, .number, .between, .flag: nil
        }
    }
}
