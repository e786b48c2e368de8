import Facts
import Operations
import Shop

extension LeftOutReason: Choice {}
extension LeftOutRule.Kind: Choice {}
extension IdentityKind: Choice {}

/// A rule as it is asked for.
struct LeftOutDraftBody: Codable, Sendable {
    /// What somebody is known by.
    struct Staff: Codable, Sendable {
        let kind: IdentityKind
        let value: String
    }

    let kind: LeftOutRule.Kind
    /// Any of these will do: colours, words or codes, as the kind says.
    let words: [String]?
    /// Of the kind `staff`; kept as keyed hashes alone.
    let staff: [Staff]?
    let reason: LeftOutReason?

    var draft: LeftOutDraft {
        switch kind {
        case .staff: LeftOutDraft(staff: (staff ?? []).map { BuyerKey(kind: $0.kind, value: $0.value) })
        case .flag, .memo, .product, .title, .free:
            LeftOutDraft(kind, words ?? [], as: reason)
        }
    }
}

/// A rule that stands.
struct LeftOutRuleBody: Codable, Sendable {
    let id: String
    let kind: LeftOutRule.Kind
    /// Of staff how many alone: what they are known by is not kept.
    let words: [String]
    let staff: Int?
    let reason: LeftOutReason
    let label: String
    let since: Moment

    init(_ kept: KeptLeftOutRule, named name: String, in language: Language) {
        let isStaff = kept.rule.kind == .staff
        id = name
        kind = kept.rule.kind
        words = isStaff ? [] : kept.rule.words
        staff = isStaff ? kept.rule.words.count : nil
        reason = kept.rule.reason
        label = kept.rule.reason.name(in: language)
        since = Moment(kept.madeAt)
    }
}

/// What a rule would leave out.
struct LeftOutChangeBody: Codable, Sendable {
    let orders: Int
    let customers: Int
    /// Net of what was given back, of those that are purchases.
    let money: Amount
}
