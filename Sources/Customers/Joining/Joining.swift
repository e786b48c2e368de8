package import Shop

/// 合并: that two customers are one person, as somebody or some rule found. It stands until it is taken back.
package struct Joining: Hashable, Sendable {
    /// Why it was found. Numbers are kept for good.
    package enum Cause: Int64, Sendable, CaseIterable {
        /// A name that one person alone has.
        case rule = 1
        /// A proposal that was accepted.
        case proposal = 2
        case hand = 3
        /// A source said so.
        case told = 4

        /// For programs.
        package var code: String {
            switch self {
            case .rule: "rule"
            case .proposal: "proposal"
            case .hand: "hand"
            case .told: "told"
            }
        }

        package var name: Phrase {
            switch self {
            case .rule: Phrase(en: "by rule", zh: "规则自动合并")
            case .proposal: Phrase(en: "proposed and accepted", zh: "建议后确认")
            case .hand: Phrase(en: "by hand", zh: "手动合并")
            case .told: Phrase(en: "told by a source", zh: "来源告知")
            }
        }
    }

    package let id: ID<Joining>
    /// As they were named then: either may be read as somebody else since.
    package let one: ID<Customer>
    package let other: ID<Customer>
    package let cause: Cause
    /// The evidence, where there is some.
    package let proposal: ID<JoinProposal>?
    /// A code of who decided: `rule`, `command_line`.
    package let joinedBy: String
    package let joinedAt: Instant
    package let partedBy: String?
    package let partedAt: Instant?

    package var stands: Bool { partedAt == nil }
}

/// Who is read as whom by joinings made one after another.
package enum JoinTree {
    /// The arrows that the joinings draw, in order: each from the younger of two persons to the older. One between two who
    /// are one already draws none.
    package static func arrows(
        _ joinings: some Sequence<(one: ID<Customer>, other: ID<Customer>)>
    ) -> [ID<Customer>: ID<Customer>] {
        var arrows: [ID<Customer>: ID<Customer>] = [:]
        func survivor(_ customer: ID<Customer>) -> ID<Customer> {
            var current = customer
            while let next = arrows[current] { current = next }
            return current
        }
        for (one, other) in joinings {
            let (first, second) = (survivor(one), survivor(other))
            if first != second { arrows[max(first, second)] = min(first, second) }
        }
        return arrows
    }
}
