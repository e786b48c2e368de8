import Columns
import Segments
import Shop

/// What is reckoned of everybody of a part for a day, by slot; the columns that no clause asks for are empty.
struct ReckonedColumns: Sendable {
    /// Class and scores, by `Mark`; 0 without a purchase in the window.
    var marks = Column<UInt16>()
    /// Millionths of a day; 0 for who never bought.
    var cycles = Column<Int64>()
    /// The place among all stages, and from bit 4 on one more than that among all lapses.
    var stages = Column<UInt8>()
    /// `Int32.min` where nothing is due.
    var dueDays = Column<Int32>()
    /// One more than the place among all tiers; 0 for who never bought.
    var tiers = Column<UInt8>()

    /// A class and scores in few bits.
    struct Mark {
        let code: UInt16

        init(_ rfmClass: RFMClass?, _ scores: RFMScores?) {
            let own = rfmClass.map { RFMCode($0).place + 1 } ?? 0
            let points = scores.map { $0.recency << 4 | $0.frequency << 7 | $0.money << 10 } ?? 0
            code = UInt16(own | points)
        }

        init(code: UInt16) {
            self.code = code
        }

        var rfm: RFMCode? { code & 15 == 0 ? nil : RFMCode.every[Int(code & 15) - 1] }

        var scores: RFMScores? {
            code >> 4 & 7 == 0
                ? nil : RFMScores(recency: Int(code >> 4 & 7), frequency: Int(code >> 7 & 7), money: Int(code >> 10))
        }
    }

    /// What is reckoned of one person.
    subscript(slot: Int) -> ReckonedPerson {
        var person = ReckonedPerson()
        if !marks.isEmpty {
            let mark = Mark(code: marks[slot])
            (person.rfm, person.scores) = (mark.rfm, mark.scores)
        }
        if !stages.isEmpty {
            person.stage = Stage.every[Int(stages[slot] & 15)]
            person.lapse = stages[slot] >> 4 == 0 ? nil : Lapse.every[Int(stages[slot] >> 4) - 1]
            person.cycle = cycles[slot] == 0 ? nil : cycles[slot]
            person.due = dueDays[slot] == .min ? nil : dueDays[slot]
        }
        if !tiers.isEmpty, tiers[slot] > 0 { person.value = ValueTier.every[Int(tiers[slot]) - 1] }
        return person
    }

    var bytes: Int { marks.bytes + cycles.bytes + stages.bytes + dueDays.bytes + tiers.bytes }
}

extension ReckonedColumns {
    func mask(_ choice: Choice<RFMCode>, among candidates: BitMask) -> BitMask {
        let wanted = Self.table(RFMCode.every) { choice.holds($0) } << 1
        return marks.withUnsafeBuffer { marks in
            BitMask.among(candidates) { $0.filter { wanted >> UInt64(marks[$0] & 15) & 1 == 1 } }
        }
    }

    func mask(_ choice: Choice<Stage>, among candidates: BitMask) -> BitMask {
        let wanted = Self.table(Stage.every) { choice.holds($0) }
        return stages.withUnsafeBuffer { stages in
            BitMask.among(candidates) { $0.filter { wanted >> UInt64(stages[$0] & 15) & 1 == 1 } }
        }
    }

    func mask(_ choice: Choice<Lapse>, among candidates: BitMask) -> BitMask {
        let wanted = Self.table(Lapse.every) { choice.holds($0) } << 1
        return stages.withUnsafeBuffer { stages in
            BitMask.among(candidates) { $0.filter { wanted >> UInt64(stages[$0] >> 4) & 1 == 1 } }
        }
    }

    func mask(_ choice: Choice<ValueTier>, among candidates: BitMask) -> BitMask {
        let wanted = Self.table(ValueTier.every) { choice.holds($0) } << 1
        return tiers.withUnsafeBuffer { tiers in
            BitMask.among(candidates) { $0.filter { wanted >> UInt64(tiers[$0]) & 1 == 1 } }
        }
    }

    func mask(_ test: DueTest, asked today: BrandDay, among candidates: BitMask) -> BitMask {
        guard let days = test.days(asked: today) else { return BitMask(rows: candidates.rows) }
        return dueDays.withUnsafeBuffer { due in BitMask.among(candidates) { $0.filter { days.contains(due[$0]) } } }
    }

    /// A bit for each case, the first one lowest.
    private static func table<Case>(_ cases: [Case], _ holds: (Case) -> Bool) -> UInt64 {
        cases.enumerated().reduce(0) { $0 | (holds($1.element) ? 1 << UInt64($1.offset) : 0) }
    }
}

extension DueTest {
    /// The due days of which it holds; nil of none.
    fileprivate func days(asked today: BrandDay) -> ClosedRange<Int32>? {
        let ever = Int32.min + 1
        let (first, last): (Int32, Int32) =
            switch self {
            case .today: (Int32(clamping: today.number), Int32(clamping: today.number))
            case .within(let span): Self.bounds(DaysOfPeriod(.next(span), asked: today))
            case .overdue: (ever, Int32(clamping: today.number - 1))
            case .overdueBy(let span): Self.bounds(DaysOfPeriod(.olderThan(span), asked: today))
            }
        return first <= last ? max(first, ever)...max(last, ever) : nil
    }

    private static func bounds(_ days: DaysOfPeriod) -> (Int32, Int32) {
        (days.first.map { Int32(clamping: $0.number) } ?? .min, days.last.map { Int32(clamping: $0.number) } ?? .max)
    }
}

extension RFMCode {
    init(_ rfmClass: RFMClass) {
        self.init(isRecent: rfmClass.isRecent, isFrequent: rfmClass.isFrequent, isSpending: rfmClass.isSpending)
    }
}
