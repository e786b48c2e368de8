package import Shop

/// One thing asked of a person.
package enum Clause: Hashable, Sendable {
    /// `viewed category "香薰" at least 2 times within last 7 days`
    case happening(Happening)
    /// `spent > 2000 within last 365 days`
    case number(NumberClause)
    /// `last_order older than 90 days`
    case moment(MomentClause)
    /// `due for "洗发水" within 5 days`
    case due(DueClause)
    /// `rfm is 001`
    case rfm(Choice<RFMCode>)
    /// `stage is dormant`
    case stage(Choice<Stage>)
    /// `value is high`
    case value(Choice<ValueTier>)
    /// `churn is long`
    case lapse(Choice<Lapse>)
    /// Carries one of these tags: `tag "VIP"`.
    case tag([String])
    /// `trait.skin is "dry"`
    case trait(TraitClause)
    /// `city in ("杭州", "上海")`
    case field(PersonField, Choice<String>)
    /// Is a customer of one of these stores: `store is "天猫旗舰店"`.
    case store([String])
    /// Is a customer on one of these platforms: `source is shopify`.
    case source([Platform])
    /// `consented to sms for marketing`
    case consent(ConsentClause)
    /// Belongs to one of these: `in segment "老客"`.
    case segment([String])

    /// Whether the answer may become another one by the mere passing of days.
    package var changesWithTime: Bool {
        if hangsOnFigures { return true }
        return switch self {
        case .happening(let happening): happening.period?.moves ?? false
        case .number(let clause): clause.measure == .daysSinceLastOrder || clause.period?.moves ?? false
        case .moment(let clause): clause.period?.moves ?? false
        case .trait(let clause): clause.test.period?.moves ?? false
        case .segment, .due: true
        case .rfm, .stage, .value, .lapse: true
        case .tag, .field, .store, .source, .consent: false
        }
    }

    /// Whether the answer hangs on figures that are reckoned anew each day over everybody: means, cycles, scores. When they
    /// were, everybody is to be asked again.
    package var hangsOnFigures: Bool {
        switch self {
        case .number(let clause): clause.measure.hangsOnFigures || clause.test.isRelative
        case .rfm, .stage, .value, .lapse, .due: true
        case .happening, .moment, .tag, .trait, .field, .store, .source, .consent, .segment: false
        }
    }
}

extension Segment {
    /// Whether somebody's answer may become another one by the mere passing of days.
    package var changesWithTime: Bool { clauses.contains(where: \.changesWithTime) }

    /// Whether everybody is to be asked again when the day's figures were reckoned.
    package var hangsOnFigures: Bool { clauses.contains(where: \.hangsOnFigures) }
}
