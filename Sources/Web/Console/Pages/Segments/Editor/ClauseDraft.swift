import Foundation
import Segments
import Shop

/// A condition of the editor as its fields say it. What it asks is the clause that it makes; the text and the fields
/// are both written from that.
struct ClauseDraft: Sendable {
    let subject: ClauseSubject
    /// As they were chosen and typed; those of fields that another subject had among them.
    let values: [ClauseSlot: String]
    /// What a date begins with.
    let today: BrandDay

    init(_ subject: ClauseSubject, _ values: [ClauseSlot: String] = [:], today: BrandDay) {
        self.subject = subject
        self.values = values
        self.today = today
    }

    /// What a new condition begins as.
    static func first(today: BrandDay) -> ClauseDraft {
        ClauseDraft(.act(.bought), today: today)
    }

    /// The fields that it has, in the order of a sentence.
    var slots: [ClauseSlot] {
        switch subject {
        case .act:
            let count: [ClauseSlot] = value(of: .relation) == Self.never ? [.relation] : [.relation, .count]
            return narrowing + count + dating
        case .measure(let measure):
            let isRange = value(of: .relation) == Self.between
            let amount: [ClauseSlot] = isRange ? [.relation, .amount, .most] : [.relation, .amount]
            return narrowing + amount + (measure.takesPeriod ? dating : [])
        case .moment: return narrowing + dating
        case .due:
            let isLong = ["within", "overdueBy"].contains(value(of: .test))
            let test: [ClauseSlot] = isLong ? [.test, .length, .unit] : [.test]
            return narrowing + test
        case .rfm, .stage, .value, .lapse: return [.relation, .one]
        case .tag, .store, .segment, .field: return [.relation, .names]
        case .source: return [.relation, .platform]
        case .consent: return [.one, .purpose]
        }
    }

    private var narrowing: [ClauseSlot] {
        guard !subject.parts.isEmpty else { return [] }
        return switch value(of: .part) {
        case "": [.part]
        case "fromSource": [.part, .platform]
        default: [.part, .names]
        }
    }

    private var dating: [ClauseSlot] {
        switch value(of: .period) {
        case "last", "next", "olderThan": [.period, .length, .unit]
        case "this", "previous": [.period, .calendar]
        case "before", "after", "since", "on": [.period, .day]
        case Self.between: [.period, .day, .until]
        default: [.period]
        }
    }

    /// What stands in a field: what was chosen or typed there, else what it begins with.
    func value(of slot: ClauseSlot) -> String {
        let given = values[slot]
        if let options = options(of: slot) {
            if let given, options.contains(given) { return given }
            let usual = Self.usual(slot, of: subject)
            return usual.flatMap { options.contains($0) ? $0 : nil } ?? options.first ?? ""
        }
        if let given { return given.trimmingCharacters(in: .whitespacesAndNewlines) }
        return switch slot {
        case .day, .until: today.description
        default: Self.usual(slot, of: subject) ?? ""
        }
    }

    static let never = "none"
    static let between = "between"

    private static func usual(_ slot: ClauseSlot, of subject: ClauseSubject) -> String? {
        switch slot {
        // The first of an act's is that it never happened.
        case .relation: subject.isAct ? ">=" : nil
        case .count, .amount: "1"
        case .most: "5"
        case .period:
            switch subject {
            case .moment(let moment): moment.isAnnual ? "next" : "last"
            default: ""
            }
        case .length: subject == .due || subject == .moment(.birthday) ? "7" : "30"
        case .calendar: "month"
        case .test: "within"
        case .part, .names, .platform, .unit, .day, .until, .one, .purpose: nil
        }
    }

    /// What can be chosen in a field; nil for one that is written.
    func options(of slot: ClauseSlot) -> [String]? {
        switch slot {
        case .part: partOptions
        case .platform: Platform.allCases.map(\.rawValue)
        case .relation: relationOptions
        case .period: periodOptions
        case .unit: DaySpan.Unit.allCases.map(\.rawValue)
        case .calendar: CalendarUnit.allCases.map(\.rawValue)
        case .one: oneOptions
        case .test: ["dueToday", "within", "overdue", "overdueBy"]
        case .purpose: [""] + ConsentPurpose.allCases.map(\.rawValue)
        case .names, .count, .amount, .most, .length, .day, .until: nil
        }
    }

    private var partOptions: [String] {
        let parts = subject.parts
        var options = [""]
        if parts.contains(.goods) { options += ["category", "product", "goods"] }
        if parts.contains(.store) { options.append("inStore") }
        if parts.contains(.source) { options.append("fromSource") }
        if parts.contains(.host) { options.append("throughLive") }
        return options
    }

    private var relationOptions: [String] {
        switch subject {
        case .act: [Self.never, ">=", ">", "=", "<=", "<"]
        case .measure: [">=", ">", "=", "!=", "<=", "<", Self.between]
        default: ["is", "isNot"]
        }
    }

    private var periodOptions: [String] {
        let stretches = [
            "last", "olderThan", "this", "previous", "before", "after", "since", "on", Self.between,
        ]
        guard case .moment(let moment) = subject else { return [""] + stretches }
        if moment.isAnnual { return ["known", "unknown", "next", "last", "this", "previous"] }
        // Of an order that is like something there is nothing more to be known.
        return (value(of: .part) == "" ? ["known", "unknown"] : [""]) + stretches
    }

    private var oneOptions: [String] {
        switch subject {
        case .rfm: RFMCode.all.map(\.code)
        case .stage: Stage.allCases.map(\.rawValue)
        case .value: ValueTier.allCases.map(\.rawValue)
        case .lapse: Lapse.allCases.map(\.rawValue)
        case .consent: ConsentChannel.allCases.map(\.rawValue)
        default: []
        }
    }
}
