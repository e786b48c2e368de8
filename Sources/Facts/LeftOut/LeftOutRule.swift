package import Shop

/// 不计入规则: which orders the brand leaves out, and why.
package struct LeftOutRule: Hashable, Sendable {
    /// What an order is told by. Words are kept for good.
    package enum Kind: String, Sendable, CaseIterable {
        /// 旗: the colour that staff marked it with.
        case flag
        /// Words in the shop's memo.
        case memo
        /// Nothing but products of a list of codes.
        case product
        /// Nothing but products with words in their titles: 补差价, 邮费.
        case title
        /// Nothing was paid, and nothing in it has a price: resends.
        case free
        /// Bought by staff, named by keyed hashes of what they are known by.
        case staff

        /// Why such orders are left out, where nobody says.
        package var usualReason: LeftOutReason {
            switch self {
            case .flag, .memo: .brushing
            case .product, .title: .priceDifference
            case .free: .resend
            case .staff: .staff
            }
        }
    }

    package let kind: Kind
    /// Any of these will do; of a free order there are none.
    package let words: [String]
    package let reason: LeftOutReason

    package init(_ kind: Kind, _ words: [String] = [], as reason: LeftOutReason) {
        self.kind = kind
        self.words = words
        self.reason = reason
    }
}

/// A rule that stands.
package struct KeptLeftOutRule: Sendable {
    package let id: ID<LeftOutRule>
    package let rule: LeftOutRule
    package let madeAt: Instant

    package init(id: ID<LeftOutRule>, rule: LeftOutRule, madeAt: Instant) {
        self.id = id
        self.rule = rule
        self.madeAt = madeAt
    }
}

/// What rules look at in an order.
package struct OrderGlimpse: Sendable {
    package struct Line: Sendable {
        package let code: String
        package let title: String
        package let isFree: Bool
    }

    package let id: Int64
    package let store: ID<Store>
    package let number: String
    package let customer: ID<Customer>?
    package let flag: OrderFlag?
    /// Minor units; nil when no source told it.
    package let paid: Int64?
    package let currency: Currency
    package let leftOut: LeftOutReason?
    /// The number of the newest mark; 0 for none.
    package let mark: Int64
    /// Whether somebody, or a rule, has said something of it that stands.
    package let isMarked: Bool
    package internal(set) var lines: [Line]
    /// What the shop wrote of it, in the clear: never kept.
    package var memos: [String] = []
    package var isByStaff = false
}

/// Says whether a rule leaves an order out.
package enum LeftOutRules {
    /// What is left out or marked already is nobody's to leave out again.
    package static func holds(_ rule: LeftOutRule, of order: OrderGlimpse) -> Bool {
        guard order.leftOut == nil, !order.isMarked else { return false }
        switch rule.kind {
        case .flag: return order.flag.map { rule.words.contains($0.rawValue) } ?? false
        case .memo: return order.memos.contains { memo in rule.words.contains { memo.containsWord($0) } }
        case .product: return !order.lines.isEmpty && order.lines.allSatisfy { rule.words.contains($0.code) }
        case .title:
            return !order.lines.isEmpty
                && order.lines.allSatisfy { line in rule.words.contains { line.title.containsWord($0) } }
        case .free: return order.paid == 0 && order.lines.allSatisfy(\.isFree)
        case .staff: return order.isByStaff
        }
    }

    /// What is wrong with a rule; nil for one that may be kept.
    package static func problem(of rule: LeftOutRule) -> Phrase? {
        switch rule.kind {
        case .free:
            return rule.words.isEmpty ? nil : Phrase(en: "a free order takes no words", zh: "零元规则不需要内容")
        case .flag:
            let known = OrderFlag.allCases.map(\.rawValue)
            guard let wrong = rule.words.first(where: { !known.contains($0) }) else { break }
            return Phrase(
                en: "“\(wrong)” is no flag; there are: \(known.joined(separator: ", "))",
                zh: "没有旗帜颜色“\(wrong)”；可选：\(known.joined(separator: "、"))")
        case .memo, .product, .title, .staff: break
        }
        guard !rule.words.isEmpty, rule.words.allSatisfy({ !$0.isEmpty && !$0.contains("\n") }) else {
            return Phrase(en: "the rule needs at least one word", zh: "规则至少需要一项内容")
        }
        return nil
    }
}

extension String {
    /// Upper and lower case, and full width, are the same.
    fileprivate func containsWord(_ word: String) -> Bool {
        lowercased().contains(word.lowercased())
    }
}
