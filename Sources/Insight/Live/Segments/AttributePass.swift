import Columns
import Segments
import Shop

/// Answers clauses on what was stated of persons, for everybody of one part: tags, traits, consents, interactions.
///
/// Each walks through the lists that it names, and through nobody else.
struct AttributePass {
    private let attributes: LiveAttributes
    private let words: AttributeWords
    private let slots: Int
    private let day: SegmentDay

    init(_ part: LivePart, _ day: SegmentDay) {
        attributes = part.attributes
        slots = part.slots
        words = day.live.shelf.words
        self.day = day
    }

    // MARK: Clauses

    /// Those who carry one of some tags.
    func tagged(_ names: [String]) -> BitMask {
        var mask = nobody
        for word in names.compactMap(words.id) { mask |= whoever(.tag(word: word)) { _ in true } }
        return mask
    }

    func mask(_ field: PersonField, _ choice: Choice<String>) -> BitMask {
        valued(.field(field)) { value in
            guard case .text(let text) = value else { return false }
            return choice.holds(text)
        }
    }

    func mask(_ clause: TraitClause) -> BitMask {
        guard let name = words.id(of: clause.name) else { return nobody }
        return valued(.trait(name: name)) { clause.test.holds($0, asked: day.question.today) }
    }

    func mask(_ clause: ConsentClause) -> BitMask {
        let wanted: Int32 = clause.isWithdrawn ? 0 : 1
        var mask = nobody
        for purpose in clause.purpose.map({ [$0] }) ?? ConsentPurpose.allCases {
            mask |= whoever(.consent(clause.channel, purpose)) { $0 == wanted }
        }
        return mask
    }

    /// Those with so many interactions on some days.
    func interacted(_ days: ClosedRange<Int32>, _ bound: CountBound) -> BitMask {
        var counts = Column<Int32>(repeating: 0, count: attributes[.interaction] == nil ? 0 : slots)
        attributes[.interaction]?.forEach(in: days) { slot, _ in counts[slot] += 1 }
        guard !counts.isEmpty else { return BitMask(rows: slots, all: bound.holds(0)) }
        var mask = nobody
        for slot in 0..<slots where bound.holds(Int(counts[slot])) { mask[slot] = true }
        return mask
    }

    /// - Parameter days: up to today; nil for a period that has none.
    func lastInteraction(in days: ClosedRange<Int32>?) -> BitMask {
        guard let days else { return nobody }
        var last: [(slot: Int, day: Int32)] = []
        attributes[.interaction]?.forEach(in: .min...day.today) { slot, day in
            if last.last?.slot == slot { last[last.count - 1].day = day } else { last.append((slot, day)) }
        }
        var mask = nobody
        for (slot, day) in last where days.contains(day) { mask[slot] = true }
        return mask
    }

    func becameMember(in days: ClosedRange<Int32>?) -> BitMask {
        guard let days else { return nobody }
        return whoever(.memberSince, days.contains)
    }

    /// - Parameter period: nil: it is known.
    func birthday(_ period: Period?) -> BitMask {
        guard let period else { return whoever(.birthday) { _ in true } }
        var answers = [Bool?](repeating: nil, count: 1_332)
        return whoever(.birthday) { value in
            let place = Int(value)
            guard answers.indices.contains(place) else { return false }
            if let known = answers[place] { return known }
            let holds = MonthDay(place / 100, place % 100).day(in: period, asked: day.question.today) != nil
            answers[place] = holds
            return holds
        }
    }

    /// By slot, of whom it is known.
    var birthdayMonths: [Int32: Int64] {
        var months: [Int32: Int64] = [:]
        attributes[.birthday]?.forEachStanding(by: day.today) { slot, value in
            months[Int32(slot)] = Int64(value / 100)
        }
        return months
    }

    // MARK: Lists

    private var nobody: BitMask { BitMask(rows: slots) }

    /// Those of whose standing value `holds` says so.
    private func whoever(_ key: AttributeKey, _ holds: (Int32) -> Bool) -> BitMask {
        var mask = nobody
        attributes[key]?.forEachStanding(by: day.today) { slot, value in
            if holds(value) { mask[slot] = true }
        }
        return mask
    }

    /// The same for values of traits, each asked once.
    private func valued(_ key: AttributeKey, _ holds: (TraitValue) -> Bool) -> BitMask {
        guard attributes[key] != nil else { return nobody }
        var answers = [Bool?](repeating: nil, count: words.values.count)
        return whoever(key) { place in
            if let known = answers[Int(place)] { return known }
            let answer = holds(words.values[Int(place)])
            answers[Int(place)] = answer
            return answer
        }
    }
}
