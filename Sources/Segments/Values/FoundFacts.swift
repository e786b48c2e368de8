import Shop

/// The facts behind an answer, in words.
extension SegmentEvaluator {
    func found(_ clause: Clause) -> [Phrase] {
        let person = facts.person
        switch clause {
        case .happening(let happening): return found(happening)
        case .number(let clause): return found(clause)
        case .moment(let clause): return found(clause)
        case .due(let clause): return [facts.due(clause).map { day("due on", "应复购日", $0) } ?? .nothingDue]
        case .rfm: return [person.reckoned.rfm.map { told("rfm", "rfm", $0.code) } ?? .noClass]
        case .stage: return [named(LeadWord.stage, person.reckoned.stage.name)]
        case .value: return [person.reckoned.value.map { named(LeadWord.value, $0.name) } ?? .noTier]
        case .lapse:
            return [person.reckoned.lapse.map { named(LeadWord.lapse, $0.spelling.canonical) } ?? .neverBought]
        case .tag: return [list("tags", "标签", person.tags)]
        case .trait(let clause):
            return [person.traits[clause.name].map { told(clause.name, clause.name, written($0)) } ?? .unknown]
        case .field(let field, _):
            let name = field.spelling.canonical
            return [person.fields[field].map { told(name.english, name.chinese, $0) } ?? .unknown]
        case .store: return [list("stores", "店铺", person.stores)]
        case .source: return [list("sources", "来源", Set(person.sources.map(\.rawValue)))]
        case .consent(let clause): return found(clause)
        case .segment(let names): return [list("of these in", "属于其中", person.segments.intersection(names))]
        }
    }

    // MARK: Clauses

    private func found(_ happening: Happening) -> [Phrase] {
        let days = inPeriod(happening)
        let all = facts.days(of: happening)
        guard let last = days.last, let first = days.first else {
            guard let latest = all.last else { return [Phrase(en: "never", zh: "从未发生")] }
            return [day("not in the period; last on", "该时间范围内没有；最近一次", latest)]
        }
        let times = Phrase(en: days.count == 1 ? "once" : "\(days.count.grouped) times", zh: "\(days.count.grouped) 次")
        return first == last
            ? [times, day("on", "日期", last)] : [times, day("first on", "首次", first), day("last on", "最近一次", last)]
    }

    private func found(_ clause: NumberClause) -> [Phrase] {
        let name = clause.measure.spelling.canonical
        guard let value = facts.value(of: clause) else {
            return [Phrase(en: "\(name.english) is undefined", zh: "\(name.chinese)无定义")]
        }
        var found = [told(name.english, name.chinese, written(value, clause.measure))]
        guard clause.test.isRelative else { return found }
        found.append(
            threshold(clause).map { told("bound of the day", "当日界限", written($0, clause.measure)) }
                ?? Phrase(en: "no bound stands for this day", zh: "当日没有界限"))
        return found
    }

    private func found(_ clause: MomentClause) -> [Phrase] {
        let name = clause.moment.spelling.canonical
        guard let (day, order) = facts.moment(clause.moment) else { return [.unknown] }
        let shown = clause.moment.isAnnual ? facts.birthday(clause.period) ?? day : day
        var found = [self.day(name.english, name.chinese, shown)]
        if !clause.moment.isAnnual {
            let ago = facts.today.number - day.number
            found.append(Phrase(en: "\(ago.grouped) days ago", zh: "\(ago.grouped) 天前"))
        }
        guard let order, !clause.filter.isEmpty else { return found }
        found.append(told("store", "店铺", order.store))
        found.append(told("source", "来源", order.source.rawValue))
        order.host.map { found.append(told("live", "直播", $0)) }
        found.append(list("products", "商品", Set(order.lines.map(\.product.title))))
        return found
    }

    private func found(_ clause: ConsentClause) -> [Phrase] {
        let said = consents(clause)
        guard !said.isEmpty else { return [Phrase(en: "nothing was said", zh: "没有记录")] }
        return said.map { consent in
            let (channel, purpose) = (consent.channel.spelling.canonical, consent.purpose.spelling.canonical)
            return Phrase(
                en: "\(channel.english), \(purpose.english): \(consent.isWithdrawn ? "withdrawn" : "given")",
                zh: "\(channel.chinese)、\(purpose.chinese)：\(consent.isWithdrawn ? "已撤回" : "已同意")")
        }
    }

    // MARK: Words

    private func told(_ english: String, _ chinese: String, _ value: String) -> Phrase {
        Phrase(en: "\(english): \(value)", zh: "\(chinese)：\(value)")
    }

    private func named(_ lead: LeadWord, _ name: Phrase) -> Phrase {
        let spelling = lead.spelling.canonical
        return Phrase(en: "\(spelling.english): \(name.english)", zh: "\(spelling.chinese)：\(name.chinese)")
    }

    private func day(_ english: String, _ chinese: String, _ day: BrandDay) -> Phrase {
        Phrase(en: "\(english) \(day)", zh: "\(chinese) \(day)")
    }

    private func list(_ english: String, _ chinese: String, _ values: Set<String>) -> Phrase {
        guard !values.isEmpty else { return Phrase(en: "\(english): none", zh: "\(chinese)：无") }
        let shown = values.sorted().prefix(10)
        let more = values.count > shown.count ? " …" : ""
        return Phrase(
            en: "\(english): \(shown.joined(separator: ", "))\(more)",
            zh: "\(chinese)：\(shown.joined(separator: "、"))\(more)")
    }

    private func written(_ value: Ratio, _ measure: Measure) -> String {
        switch measure.unit {
        case .money: "\(value.written(decimals: facts.day.currency.minorDigits)) \(facts.day.currency)"
        case .share: value.percent
        case .count, .score, .month: value.written(decimals: 0)
        case .days: value.written(decimals: measure == .cycle ? 1 : 0)
        case .stars: value.written(decimals: measure == .averageStars ? 2 : 0)
        }
    }

    private func written(_ value: TraitValue) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): ExactNumber.written(number)
        case .date(let day): day.description
        case .flag(let flag): flag ? "✓" : "✗"
        }
    }
}

extension Phrase {
    fileprivate static let nothingDue = Phrase(en: "nothing is due", zh: "没有应复购的商品")
    fileprivate static let noClass = Phrase(en: "no purchase in the RFM window", zh: "RFM 时间窗口内没有购买")
    fileprivate static let noTier = Phrase(en: "no tier: has not bought", zh: "没有分层：未购买过")
    fileprivate static let neverBought = Phrase(en: "has not bought", zh: "未购买过")
    fileprivate static let unknown = Phrase(en: "unknown", zh: "未知")
}
