import Shop

/// The written value of a setting: how it is read, and how it is written.
struct SettingText {
    let setting: SettingName
    let value: String
    /// The brand's, in which amounts are written.
    let currency: Currency

    init(setting: SettingName, value: String, currency: Currency) {
        self.setting = setting
        self.currency = currency
        self.value = value.trimmed
    }

    func bad(_ expected: Phrase) -> AccessError {
        .badSetting(name: setting.rawValue, value: value, expected: expected)
    }

    func choice<Choice: RawRepresentable & CaseIterable>() throws -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: value) else {
            let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw bad(Phrase(en: "one of: \(known)", zh: "可选：\(known)"))
        }
        return choice
    }

    func whole(_ range: ClosedRange<Int>) throws -> Int {
        guard let number = Int(value), range.contains(number) else { throw bad(setting.help) }
        return number
    }

    func rule() throws -> RFMRule {
        switch value {
        case "mean": return .mean
        case "median": return .median
        case "quintile": return .quintile
        default:
            let parts = value.dropFirst("fixed:".count).split(separator: "/", omittingEmptySubsequences: false)
            guard value.hasPrefix("fixed:"), parts.count == 3, let days = Int(parts[0]), days >= 0,
                let times = Int(parts[1]), times > 0, let money = Millionths(plain: Array(parts[2].utf8)),
                money >= .zero, money.raw % currency.millionthsPerMinor == 0
            else { throw bad(setting.help) }
            return .fixed(
                RFMBounds(recencyDays: days, frequency: times, moneyMinor: money.rounded(to: currency)))
        }
    }

    func bound() throws -> StageBounds.Bound {
        let parts = value.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let cycles = Double(parts[0]), cycles.isFinite, (0...1000).contains(cycles),
            let days = Int(parts[1]), (0...36_500).contains(days)
        else { throw bad(setting.help) }
        return StageBounds.Bound(cycles: cycles, days: days)
    }

    func promotionDays() throws -> PromotionDays {
        var days = PromotionDays.none
        for part in value.split(separator: ",").map({ $0.trimmed }) {
            switch part {
            case "none": continue
            case "standard": days.yearly += PromotionDays.standard.yearly
            default:
                if let day = BrandDay(part) {
                    days.single.insert(day)
                } else if let yearly = Self.yearly(part) {
                    days.yearly.append(yearly)
                } else {
                    throw bad(setting.help)
                }
            }
        }
        return days
    }

    func usePerDay() throws -> [String: Double] {
        var use: [String: Double] = [:]
        for part in value.split(separator: ",") {
            guard let sign = part.lastIndex(of: "=") else { throw bad(setting.help) }
            let code = part[..<sign].trimmed
            guard !code.isEmpty, let units = Double(part[part.index(after: sign)...]),
                (0.001...100_000).contains(units)
            else { throw bad(setting.help) }
            use[code] = units
        }
        return use
    }

    /// A phone has at least five digits, an e-mail its sign.
    func contacts() throws -> [String] {
        let parts = value == "none" ? [] : value.split(separator: ",").map { $0.trimmed }
        for part in parts where !part.contains("@") {
            guard part.filter(\.isNumber).count >= 5, part.allSatisfy({ $0.isNumber || "+-() ".contains($0) }) else {
                throw bad(setting.help)
            }
        }
        return parts.filter { !$0.isEmpty }
    }

    static func written(_ rule: RFMRule, _ currency: Currency) -> String {
        switch rule {
        case .mean: "mean"
        case .median: "median"
        case .quintile: "quintile"
        case .fixed(let bounds):
            "fixed:\(bounds.recencyDays)/\(bounds.frequency)/\(Money(minor: bounds.moneyMinor, currency).plain)"
        }
    }

    static func written(_ bound: StageBounds.Bound) -> String {
        let cycles = bound.cycles == bound.cycles.rounded() ? String(Int(bound.cycles)) : String(bound.cycles)
        return "\(cycles)/\(bound.days)"
    }

    static func written(_ days: PromotionDays) -> String {
        let standard = PromotionDays.standard.yearly
        let isStandard = standard.allSatisfy(days.yearly.contains)
        let others = days.yearly.filter { !isStandard || !standard.contains($0) }
        let words =
            (isStandard ? ["standard"] : [])
            + others.map { $0.from == $0.to ? written($0.from) : "\(written($0.from))..\(written($0.to))" }
            + days.single.sorted().map(\.description)
        return words.isEmpty ? "none" : words.joined(separator: ",")
    }

    static func written(_ use: [String: Double]) -> String {
        use.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    }

    private static func written(_ day: MonthDay) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(two(day.month))-\(two(day.day))"
    }

    private static func yearly(_ text: String) -> PromotionDays.Yearly? {
        let ends = text.replacing("..", with: "~").split(separator: "~", omittingEmptySubsequences: false)
        let days = ends.compactMap { monthDay(String($0)) }
        guard days.count == ends.count, let from = days.first, let to = days.last, days.count <= 2 else { return nil }
        return PromotionDays.Yearly(from: from, to: to)
    }

    private static func monthDay(_ text: String) -> MonthDay? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        // A leap year has every day that any year has.
        guard parts.count == 2, let month = Int(parts[0]), let day = Int(parts[1]),
            CivilDate(year: 2024, month: month, day: day) != nil
        else { return nil }
        return MonthDay(month, day)
    }
}

extension StringProtocol where SubSequence == Substring {
    /// Without blanks around it. Settings are read with every profile and every list: Foundation's way takes ten times as long.
    fileprivate var trimmed: String {
        let start = drop { $0.isBlank }
        guard let end = start.lastIndex(where: { !$0.isBlank }) else { return "" }
        return String(start[...end])
    }
}

extension Character {
    fileprivate var isBlank: Bool { isWhitespace && !isNewline }
}
