import Foundation
package import Shop

/// What can go wrong with facts.
package enum FactsError: Explained, Equatable {
    /// The log holds a kind of fact that this program does not know.
    case unknownKind(Int64)
    /// The sum of an order's or a refund's lines does not fit.
    case amountTooLarge(number: String)
    case noSuchConflict
    /// Somebody decided it before.
    case alreadyDecided
    /// Another import kept the same order at the same moment; trying again settles it.
    case crossed
    /// A rule that could hold for nothing.
    case badRule(Phrase)
    case noSuchRule
    /// The clock is so far ahead of the newest thing recorded that it may be wrong.
    case clockAhead(newest: Instant)

    package var kind: FailureKind {
        switch self {
        case .unknownKind, .amountTooLarge, .badRule: .invalid
        case .noSuchConflict, .noSuchRule: .notFound
        case .alreadyDecided, .crossed, .clockAhead: .conflict
        }
    }

    package var code: String {
        switch self {
        case .unknownKind: "fact.unknown_kind"
        case .amountTooLarge: "order.amount_too_large"
        case .noSuchConflict: "conflict.not_found"
        case .alreadyDecided: "conflict.decided"
        case .crossed: "order.crossed"
        case .badRule: "rule.invalid"
        case .noSuchRule: "rule.not_found"
        case .clockAhead: "clock.ahead"
        }
    }

    package var message: Phrase {
        switch self {
        case .unknownKind(let kind):
            Phrase(en: "The log holds facts of kind \(kind), unknown here.", zh: "日志包含未知的事实类型 \(kind)。")
        case .amountTooLarge(let number):
            Phrase(en: "The amounts of \(number) are too large to add up.", zh: "\(number) 的金额过大，无法相加。")
        case .noSuchConflict:
            Phrase(
                en: "There is no such conflict. List them with: huitou conflicts list",
                zh: "没有这个冲突。可用 huitou conflicts list 查看。")
        case .alreadyDecided:
            Phrase(en: "This conflict has been decided already.", zh: "该冲突已处理过。")
        case .badRule(let problem):
            Phrase(en: "The rule cannot stand: \(problem.english).", zh: "规则无效：\(problem.chinese)。")
        case .noSuchRule:
            Phrase(
                en: "There is no such rule. List them with: huitou leftout rules",
                zh: "没有这条规则。可用 huitou leftout rules 查看。")
        case .clockAhead(let newest):
            Phrase(
                en:
                    "Nothing was recorded since \(newest.utc): either that is so, or the clock of this machine is wrong. Look "
                    + "at it; if it is right, say so with: huitou retention run --yes",
                zh: "自 \(newest.utc) 起没有任何记录：请确认本机时钟是否正确。若正确，请使用：huitou retention run --yes")
        case .crossed:
            Phrase(en: "Another import changed the same order. Run it again.", zh: "另一个导入修改了同一订单。请重试。")
        }
    }
}

extension Instant {
    /// `2026-01-05T10:00:00Z`
    fileprivate var utc: String {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000).ISO8601Format()
    }
}
