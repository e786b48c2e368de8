import Insight
import Segments
import Shop

/// The fields of a condition as the page takes them.
struct ClauseFields {
    private let draft: ClauseDraft
    /// `c3`
    private let row: String
    private let words: Words
    private let currency: Currency
    private let labels: LabelSet

    /// - Parameter labels: how the brand calls the classes of RFM.
    init(_ draft: ClauseDraft, row: String, _ words: Words, currency: Currency, labels: LabelSet) {
        self.draft = draft
        self.row = row
        self.words = words
        self.currency = currency
        self.labels = labels
    }

    /// All subjects, this one's chosen.
    var subjects: [PageValues] {
        ClauseSubject.groups.map { heading, subjects in
            [
                "label": words("segments." + heading),
                "options": subjects.map {
                    PageValues.option($0.word, words("clause." + $0.word), isChosen: $0 == draft.subject)
                },
            ]
        }
    }

    var values: [PageValues] {
        draft.slots.flatMap { slot -> [PageValues] in
            var fields = before(slot).map { said($0) }
            fields.append(draft.options(of: slot).map { choice(slot, $0) } ?? written(slot))
            fields += after(slot).map { said($0) }
            return fields
        }
    }

    private func said(_ word: String) -> PageValues { ["says": word] }

    private func choice(_ slot: ClauseSlot, _ options: [String]) -> PageValues {
        let chosen = draft.value(of: slot)
        return [
            "choose": true, "field": row + "." + slot.rawValue, "about": about(slot),
            "options": options.map { PageValues.option($0, label(of: $0, in: slot), isChosen: $0 == chosen) },
        ]
    }

    private func written(_ slot: ClauseSlot) -> PageValues {
        .filled([
            "write": true, "field": row + "." + slot.rawValue, "about": about(slot), "input": input(slot),
            "typed": draft.value(of: slot), "step": step(slot), "listed": slot == .names ? listed : nil,
        ])
    }

    private func input(_ slot: ClauseSlot) -> String {
        switch slot {
        case .count, .length, .amount, .most: "number"
        case .day, .until: "date"
        default: "text"
        }
    }

    private func step(_ slot: ClauseSlot) -> String? {
        switch slot {
        case .count, .length: "1"
        case .amount, .most: "any"
        default: nil
        }
    }

    /// What stands before a field: a currency, and the word between two bounds.
    private func before(_ slot: ClauseSlot) -> [String] {
        switch slot {
        case .amount: isMoney ? [Written.symbol(of: currency)] : []
        case .most, .until: [words("clause.to")]
        default: []
        }
    }

    private func after(_ slot: ClauseSlot) -> [String] {
        switch slot {
        case .count: [words("segments.times")]
        case .amount, .most: draft.subject.isShare ? ["%"] : []
        default: []
        }
    }

    private var isMoney: Bool {
        guard case .measure(let measure) = draft.subject else { return false }
        return measure.unit == .money
    }

    /// The list of names that a browser offers.
    private var listed: String? {
        switch draft.subject {
        case .tag: return "tag"
        case .store: return "store"
        case .segment: return "segment"
        case .field: return nil
        default: break
        }
        return switch draft.value(of: .part) {
        case "inStore": "store"
        case "throughLive": "host"
        case let part: part
        }
    }

    private func about(_ slot: ClauseSlot) -> String {
        switch slot {
        case .part: words("segments.what")
        case .names, .platform: words("segments.whichNames")
        case .relation: words(draft.subject.isAct ? "segments.howOften" : "segments.comparison")
        case .count: words("segments.howOften")
        case .amount, .most, .one, .purpose: words("segments.value")
        case .period, .day, .until, .test: words("segments.when")
        case .length: words("segments.length")
        case .unit, .calendar: words("segments.unit")
        }
    }

    private func label(of option: String, in slot: ClauseSlot) -> String {
        switch slot {
        case .part: words("clause." + (option.isEmpty ? "anything" : option))
        case .platform: words("platform." + option)
        case .relation: words("clause." + relation(option))
        case .period: words("clause." + (option.isEmpty ? "anyTime" : option))
        case .unit, .test: words("clause." + option)
        case .calendar: words("clause.one" + option.begun)
        case .purpose: ConsentPurpose(rawValue: option)?.name(in: words.language) ?? words("clause.anyPurpose")
        case .one: one(option)
        case .names, .count, .amount, .most, .length, .day, .until: option
        }
    }

    private func relation(_ option: String) -> String {
        switch option {
        case ClauseDraft.never: "never"
        case ">=": "atLeast"
        case ">": "moreThan"
        case "=": "exactly"
        case "!=": "unequal"
        case "<=": "atMost"
        case "<": "fewerThan"
        default: option
        }
    }

    private func one(_ option: String) -> String {
        let language = words.language
        switch draft.subject {
        case .rfm:
            let label = RFMClass.all.first { $0.code == option }?.label(labels)
            return option + " " + (label?(in: language) ?? "")
        case .stage: return Stage(rawValue: option)?.name(in: language) ?? option
        case .value: return ValueTier(rawValue: option)?.name(in: language) ?? option
        case .lapse: return Lapse(rawValue: option)?.spelling.canonical(in: language) ?? option
        case .consent: return ConsentChannel(rawValue: option)?.name(in: language) ?? option
        default: return option
        }
    }
}
