package import Shop

/// What can go wrong with customers.
package enum CustomersError: Explained, Equatable {
    case noSuchCustomer
    /// A value was sealed with a key that the key file no longer holds.
    case sealedWithUnknownKey(number: Int64)
    case damagedValue
    case noSuchJoining
    case noSuchProposal
    /// A proposal that was decided the other way before, by somebody or by a rule.
    case proposalDecided(wasRefused: Bool)
    /// Nothing holds the customer together with another.
    case notJoined
    /// Where a timeline is to go on, in a form that was not made here.
    case badCursor
    case noSuchRisk
    /// A day that is over.
    case badExpiry
    case badEvidence(String)
    /// An order that the brand does not know.
    case noSuchEvidence(String)
    case noSuchTrait(name: String, known: [String])
    case badDefinition(name: String, problem: Phrase)
    case unfitTrait(name: String, value: String, expected: Phrase)
    /// A tag that something else puts.
    case reservedTag(String)
    /// Of whoever was erased nothing more is kept.
    case isErased
    /// Consent without a word on how it was said proves nothing.
    case noProof
    /// An address of theirs was withdrawn, or erased, later than this was said.
    case consentTooOld
    /// What was told of a visit cannot be.
    case badVisit(Phrase)
    /// Another visit was told under the same key.
    case visitDiffers(key: String)
    /// A file that belongs to an erasure cannot be written or removed.
    case erasureStuck(path: String, reason: String)
    /// Somebody was erased while a list with them was being written.
    case erasedMeanwhile(path: String)
    /// A line of the list of the erased says nothing: whoever it told of could be brought back.
    case unreadableErasure(path: String, line: Int)
    case noSuchAside
    /// Where the list of what was set aside goes on, in a form that was not made here.
    case badAsideCursor

    package var kind: FailureKind {
        switch self {
        case .noSuchCustomer, .noSuchJoining, .noSuchProposal, .noSuchRisk, .noSuchTrait, .noSuchAside: .notFound
        case .sealedWithUnknownKey: .unavailable
        case .damagedValue, .noProof: .invalid
        case .proposalDecided, .notJoined, .isErased, .consentTooOld, .visitDiffers, .erasedMeanwhile: .conflict
        case .badCursor, .badExpiry, .badEvidence, .noSuchEvidence, .badDefinition, .unfitTrait, .reservedTag,
            .badVisit, .unreadableErasure, .badAsideCursor:
            .invalid
        case .erasureStuck: .unavailable
        }
    }

    package var code: String {
        switch self {
        case .noSuchCustomer: "customer.not_found"
        case .sealedWithUnknownKey: "keys.unknown_number"
        case .damagedValue: "personal.damaged"
        case .noSuchJoining: "joining.not_found"
        case .noSuchProposal: "proposal.not_found"
        case .proposalDecided: "proposal.decided"
        case .notJoined: "customer.not_joined"
        case .badCursor: "timeline.bad_cursor"
        case .noSuchRisk: "risk.not_found"
        case .badExpiry: "risk.bad_expiry"
        case .badEvidence: "risk.bad_evidence"
        case .noSuchEvidence: "risk.unknown_evidence"
        case .noSuchTrait: "trait.not_found"
        case .badDefinition: "trait.bad_definition"
        case .unfitTrait: "trait.unfit"
        case .reservedTag: "tag.reserved"
        case .isErased: "customer.erased"
        case .noProof: "consent.no_proof"
        case .consentTooOld: "consent.too_old"
        case .badVisit: "visit.invalid"
        case .visitDiffers: "visit.differs"
        case .erasureStuck: "erasure.stuck"
        case .unreadableErasure: "erasure.unreadable"
        case .erasedMeanwhile: "erasure.meanwhile"
        case .noSuchAside: "aside.not_found"
        case .badAsideCursor: "aside.bad_cursor"
        }
    }

    package var message: Phrase {
        switch self {
        case .noSuchCustomer:
            Phrase(
                en: "There is no such customer. List them with: huitou customers list",
                zh: "没有这位客户。可用 huitou customers list 查看。")
        case .sealedWithUnknownKey(let number):
            Phrase(
                en:
                    "Personal values were sealed with key \(number), which the key file does not hold. Copy the file here from "
                    + "where keys were rotated, or put it back from its copy.",
                zh: "个人数据由密钥 \(number) 加密，但密钥文件中没有该密钥。请从轮换密钥的机器复制密钥文件，或从副本恢复。")
        case .damagedValue:
            Phrase(
                en: "A personal value does not open: it was altered. Restore a back-up.",
                zh: "某条个人数据无法解密：内容已被改动。请恢复备份。")
        case .noSuchJoining:
            Phrase(
                en: "There is no such merge. A customer's page lists theirs: huitou customers show CUSTOMER",
                zh: "没有这次合并。可在客户页查看：huitou customers show 客户")
        case .noSuchProposal:
            Phrase(
                en: "There is no such proposal. List them with: huitou customers proposals",
                zh: "没有这条合并建议。可用 huitou customers proposals 查看。")
        case .proposalDecided(true):
            Phrase(
                en: "This proposal was refused before. To merge the two all the same: huitou customers merge A B",
                zh: "该建议此前已被拒绝。如仍需合并：huitou customers merge 甲 乙")
        case .proposalDecided(false):
            Phrase(
                en: "The two were merged before. To take that back: huitou customers unmerge CUSTOMER",
                zh: "两者此前已合并。如需撤销：huitou customers unmerge 客户")
        case .notJoined:
            Phrase(
                en: "This customer was not merged with another. See huitou customers show CUSTOMER",
                zh: "该客户没有与其他客户合并。可查看：huitou customers show 客户")
        case .badCursor:
            Phrase(
                en: "This is not where a timeline goes on. Take the value that the page before ends with.",
                zh: "翻页标记无效。请使用上一页末尾给出的值。")
        case .noSuchRisk:
            Phrase(
                en: "There is no such warning. List them with: huitou risks list",
                zh: "没有这条风险记录。可用 huitou risks list 查看。")
        case .badExpiry:
            Phrase(en: "That day is over. Give one from today on.", zh: "该日期已过，请填写今天或之后的日期。")
        case .badEvidence(let code):
            Phrase(
                en: "“\(code)” is no code. Name orders and cases by their numbers, and say the rest with --reason.",
                zh: "“\(code)”不是编号。证据请填订单号等编号，说明文字请用 --reason。")
        case .noSuchEvidence(let number):
            Phrase(
                en: "There is no order “\(number)”. Name an order of the brand, or another case as case:NUMBER.",
                zh: "没有订单“\(number)”。请填写本品牌的订单号；其他编号请写作 case:编号。")
        case .noSuchTrait(let name, let known):
            known.isEmpty
                ? Phrase(
                    en: "No trait is defined yet. Define “\(name)” with: huitou traits define NAME --type TYPE",
                    zh: "尚未定义属性。可先定义“\(name)”：huitou traits define 名称 --type 类型")
                : Phrase(
                    en: "There is no trait “\(name)”. Defined: \(known.joined(separator: ", ")).",
                    zh: "没有属性“\(name)”。已定义：\(known.joined(separator: "、"))。")
        case .badDefinition(let name, let problem):
            Phrase(
                en: "“\(name)” cannot be defined so: \(problem.english).", zh: "“\(name)”不能这样定义：\(problem.chinese)。")
        case .unfitTrait(let name, let value, let expected):
            Phrase(
                en: "“\(value)” cannot be the value of “\(name)”: expected is \(expected.english).",
                zh: "“\(value)”不能作为“\(name)”的值：应为\(expected.chinese)。")
        case .reservedTag(let tag):
            Phrase(
                en: "“\(tag)” is a mark of the risk list. Use: huitou risks add CUSTOMER --kind KIND",
                zh: "“\(tag)”是风险名单的标记。请使用：huitou risks add 客户 --kind 类型")
        case .isErased:
            Phrase(
                en:
                    "This customer was erased: nothing more is kept of them. Whoever comes back is a customer of their own.",
                zh: "该客户已被删除，不再保存任何信息。再次到来时会成为新客户。")
        case .noProof:
            Phrase(
                en:
                    "Say how it was said, by one of: \(Self.methods). Which text was shown is a number or name of up to 40 "
                    + "letters, digits, -, _ and .: consent wants a proof.",
                zh: "请说明方式，可选：\(Self.methods)；文本版本为不超过 40 位的字母、数字、-、_、.：授权需要凭证。")
        case .consentTooOld:
            Phrase(
                en:
                    "An address of theirs was withdrawn, or erased, later than that. Ask them again, and record it then.",
                zh: "其地址在此之后已撤回授权或被删除。请重新征得同意后再记录。")
        case .badVisit(let problem):
            Phrase(
                en: "Nothing was written down: \(problem.english).", zh: "未记录：\(problem.chinese)。")
        case .visitDiffers(let key):
            Phrase(
                en:
                    "Under “\(key)” another visit was written down: another person, or other items. Give this one its own key.",
                zh: "编号“\(key)”已记录过另一次到店（客户或商品不同）。请为本次使用新的编号。")
        case .erasureStuck(let path, let reason):
            Phrase(
                en:
                    "Somebody is erased, but not yet from all files: \(path) cannot be written (\(reason)). Mend that; the "
                    + "next start goes on.",
                zh: "客户已从数据库中删除，但无法写入 \(path)（\(reason)）。请解决后重新启动，程序会继续完成。")
        case .erasedMeanwhile(let path):
            Phrase(
                en:
                    "Somebody in the list was erased while it was being written, so \(path) was not kept. Export it again.",
                zh: "导出期间有客户被删除，因此未保留 \(path)。请重新导出。")
        case .noSuchAside:
            Phrase(
                en: "Nothing of that id is set aside any more. See what is: huitou aside list",
                zh: "没有该搁置内容。可用 huitou aside list 查看。")
        case .badAsideCursor:
            Phrase(
                en: "This is not where the list goes on. Take the value that the page before ends with.",
                zh: "翻页标记无效。请使用上一页末尾给出的值。")
        case .unreadableErasure(let path, let line):
            Phrase(
                en:
                    "\(path), line \(line), does not say who was erased. Put the list back from its copy, or take the line "
                    + "out if you know that it is none.",
                zh: "\(path) 第 \(line) 行无法说明谁已被删除。请从副本恢复该名单；若确认该行无用，请将其移除。")
        }
    }

    private static var methods: String { ConsentMethod.allCases.map(\.rawValue).joined(separator: ", ") }
}
