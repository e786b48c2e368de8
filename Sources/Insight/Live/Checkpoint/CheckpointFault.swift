package import Shop

/// Why a checkpoint was not read, or not written. Never a reason for a question to fail: the columns are then loaded from
/// the facts.
package enum CheckpointFault: Error, Hashable, Sendable {
    /// There is none.
    case missing
    case unreadable(reason: String)
    /// Something else lies in its place.
    case foreign
    /// Written by another edition of the program.
    case otherEdition
    case truncated
    /// What lies there is not what was written.
    case damaged(part: String)
    /// Written so, and yet it cannot be.
    case inconsistent(part: String)
    case otherBrand
    /// The brand's days or its currency were others, or what is known of its time zone was.
    case otherRules
    case otherDatabase
    /// The log of facts ends before it does, as after an older back-up was put back.
    case ahead
    /// The log tells something else at its number.
    case otherHistory
    /// So much came since that loading anew is better.
    case behind
    /// Somebody else is writing it.
    case busy
    case unwritable(reason: String)

    /// Whether it comes about by itself in good order, so that nobody needs to hear of it.
    package var isOrdinary: Bool {
        switch self {
        case .missing, .otherEdition, .otherRules, .behind, .busy: true
        case .unreadable, .foreign, .truncated, .damaged, .inconsistent, .otherBrand, .otherDatabase, .ahead,
            .otherHistory, .unwritable:
            false
        }
    }

    package var message: Phrase {
        switch self {
        case .missing: Phrase(en: "there is none", zh: "没有该文件")
        case .unreadable(let reason): Phrase(en: "cannot be read: \(reason)", zh: "无法读取：\(reason)")
        case .foreign: Phrase(en: "not a file of columns", zh: "不是列存文件")
        case .otherEdition: Phrase(en: "of another edition of the program", zh: "由其他版本的程序写入")
        case .truncated: Phrase(en: "cut short", zh: "文件不完整")
        case .damaged(let part): Phrase(en: "damaged (\(part))", zh: "已损坏（\(part)）")
        case .inconsistent(let part): Phrase(en: "contradicts itself (\(part))", zh: "内容自相矛盾（\(part)）")
        case .otherBrand: Phrase(en: "of another brand", zh: "属于其他品牌")
        case .otherRules:
            Phrase(en: "of another time zone or currency", zh: "时区或币种已变更")
        case .otherDatabase: Phrase(en: "of another database", zh: "属于其他数据库")
        case .ahead, .otherHistory:
            Phrase(en: "of another state of this database", zh: "与数据库当前状态不符")
        case .behind: Phrase(en: "far behind the facts", zh: "落后于事实过多")
        case .busy: Phrase(en: "being written by somebody else", zh: "正由其他进程写入")
        case .unwritable(let reason): Phrase(en: "cannot be written: \(reason)", zh: "无法写入：\(reason)")
        }
    }
}
