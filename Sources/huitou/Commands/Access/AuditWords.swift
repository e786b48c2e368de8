import Access
import Operations
import Shop

/// Rows of the audit in the reader's words; programs get the codes as they are.
enum AuditWords {
    /// Who it was, where nobody has a name.
    static func actor(_ code: String) -> Phrase {
        switch code {
        case "command_line": Phrase(en: "command line", zh: "命令行")
        case "member": Phrase(en: "a member who is gone", zh: "已移除的成员")
        case "key": Phrase(en: "a key that is gone", zh: "已移除的密钥")
        case "nobody": Phrase(en: "nobody", zh: "未登录")
        default: Phrase(en: code, zh: code)
        }
    }

    static func note(_ row: AuditRow) -> Phrase? {
        guard let note = row.note else { return nil }
        let code = AuditCode(rawValue: row.code)
        let words = note.split(separator: " ").map { word(String($0), of: code) }
        return Phrase(
            en: words.map(\.english).joined(separator: " "), zh: words.map(\.chinese).joined(separator: " "))
    }

    private static func word(_ word: String, of code: AuditCode?) -> Phrase {
        code.flatMap { known[$0]?(word) } ?? Phrase(en: word, zh: word)
    }

    /// What the notes of some rows are words of.
    private static let known: [AuditCode: @Sendable (String) -> Phrase?] = [
        .customersRevealed: { PersonalKind(rawValue: $0)?.name }, .consentGiven: consent, .consentWithdrawn: consent,
        .customerErased: { ErasureReason(rawValue: $0)?.name }, .customersExported: { lists[$0] },
        .roleChanged: { Role(rawValue: $0)?.title },
        .administratorChanged: { $0 == "administrator" ? Phrase(en: $0, zh: "管理员") : nil },
    ]

    private static let consent: @Sendable (String) -> Phrase? = {
        ConsentChannel(rawValue: $0)?.name ?? ConsentPurpose(rawValue: $0)?.name
    }

    private static let lists = [
        "customers": Phrase(en: "customers", zh: "客户列表"), "due": Phrase(en: "due", zh: "到期名单"),
        "segment": Phrase(en: "segment", zh: "人群"), "segments": Phrase(en: "segments", zh: "人群对比"),
        "risks": Phrase(en: "risks", zh: "风险名单"), "proposals": Phrase(en: "proposals", zh: "合并建议"),
        "person": Phrase(en: "person", zh: "个人"), "unmasked": Phrase(en: "unmasked", zh: "未脱敏"),
    ]
}
