import Shop

/// What a clause, or what stands before one, can begin with.
enum Lead: Hashable, Sendable {
    case act(Act)
    case measure(Measure)
    case moment(Moment)
    case field(PersonField)
    case word(LeadWord)
    /// Those in a stage, or of a tier, by what they are called: `沉睡客户`.
    case stage(Stage)
    case tier(ValueTier)
    case not
    /// A period said before what it narrows: `近60天购买过…`.
    case period(PeriodWord)
    case open

    /// Whether a period can stand before it.
    var takesPeriod: Bool {
        switch self {
        case .act, .moment, .word(.due): true
        case .measure(let measure): measure.takesPeriod
        case .field, .word, .stage, .tier, .not, .period, .open: false
        }
    }

    static let lexicon: Lexicon<Lead> = {
        var words: [(Lead, Spelling)] = []
        words += Act.allCases.map { (.act($0), $0.spelling) }
        words += Measure.allCases.map { (.measure($0), $0.spelling) }
        words += Moment.allCases.map { (.moment($0), $0.spelling) }
        words += PersonField.allCases.map { (.field($0), $0.spelling) }
        words += LeadWord.allCases.map { (.word($0), $0.spelling) }
        words += Stage.allCases.map { (.stage($0), $0.people) }
        words += ValueTier.allCases.compactMap { tier in tier.people.map { (.tier(tier), $0) } }
        words.append((.not, Spelling("not", "no", "never", "!", zh: ["未", "非", "不", "没有", "没", "无", "从未", "不是"])))
        words += PeriodWord.allCases.map { (.period($0), $0.spelling) }
        words.append((.open, Keyword.open.spelling))
        return Lexicon(words)
    }()
}

/// The first word of a clause that is not named after a measure, an act, a moment or a field.
enum LeadWord: Spelled {
    case everyone, nobody, rfm, stage, value, lapse, tag, trait, store, source
    case consented, withdrew, segment, due, overdue

    var spelling: Spelling {
        switch self {
        case .everyone: Spelling("everyone", "everybody", "all customers", zh: ["所有人", "全部客户", "所有客户"])
        case .nobody: Spelling("nobody", "no one", zh: ["无人", "没有人"])
        case .rfm: Spelling("rfm", "rfm class", zh: ["rfm", "rfm分类", "rfm类型", "客户类型"])
        case .stage: Spelling("stage", "life stage", zh: ["生命周期", "阶段", "生命周期阶段"])
        case .value: Spelling("value", "value tier", zh: ["分层", "价值分层", "客户分层"])
        case .lapse: Spelling("churn", "lapsed", "churned", zh: ["流失期", "流失状态"])
        case .tag: Spelling("tag", "tags", "tagged", "has tag", zh: ["标签", "有标签", "带标签"])
        case .trait: Spelling("trait", zh: ["属性"])
        case .store: Spelling("store", zh: ["店铺", "门店"])
        case .source: Spelling("source", "platform", zh: ["来源", "平台"])
        case .consented: Spelling("consented to", "consents to", "consented", zh: ["同意", "已同意", "授权", "已授权"])
        case .withdrew:
            Spelling("withdrew consent to", "withdrew consent for", "withdrew", zh: ["撤回同意", "撤回授权", "已撤回"])
        case .segment:
            Spelling("in segment", "in the segment", "segment", zh: ["属于人群", "在人群", "人群"])
        case .due: Spelling("due", "due for", zh: ["应复购", "待复购", "到期复购", "到期"])
        case .overdue: Spelling("overdue", "overdue for", zh: ["逾期未复购", "逾期"])
        }
    }
}
