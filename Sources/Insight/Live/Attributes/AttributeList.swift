import Columns

/// What was told of one attribute, for those of whom anything was: side by side, sorted by slot and, within one, by when it
/// was told of.
struct AttributeList: Sendable {
    /// The value of what was taken back.
    static let nothing = Int32.min

    private(set) var slots = Column<Int32>()
    private(set) var days = Column<Int32>()
    /// What it means hangs on the key: the place of a trait's value among the brand's, a day, a hundred times a month and
    /// the day, or 1 and 0.
    private(set) var values = Column<Int32>()
    /// The newest of the days.
    private var newest = Int32.min

    var count: Int { slots.count }
    var bytes: Int { slots.bytes + days.bytes + values.bytes }

    init() {}

    /// Of columns of one length.
    init(slots: Column<Int32>, days: Column<Int32>, values: Column<Int32>) {
        self.slots = slots
        self.days = days
        self.values = values
        newest = days.max() ?? .min
    }

    mutating func append(slot: Int32, day: Int32, value: Int32) {
        slots.append(slot)
        days.append(day)
        newest = max(newest, day)
        values.append(value)
    }

    /// Puts a list behind this one, its slots moved up.
    mutating func append(_ other: AttributeList, slotsBefore: Int32) {
        slots.append(contentsOf: other.slots.map { $0 + slotsBefore })
        days.append(contentsOf: other.days)
        newest = max(newest, other.newest)
        values.append(contentsOf: other.values)
    }

    mutating func trim() {
        slots.trim()
        days.trim()
        values.trim()
    }

    /// Calls `body` with what stands by the end of a day: what was told last until then, unless it was taken back.
    ///
    /// - Complexity: O(count).
    func forEachStanding(by day: Int32, _ body: (_ slot: Int, _ value: Int32) -> Void) {
        slots.withUnsafeBuffer { slots in
            days.withUnsafeBuffer { days in
                values.withUnsafeBuffer { values in
                    var row = 0
                    while row < slots.count {
                        let slot = slots[row]
                        var standing = Self.nothing
                        while row < slots.count, slots[row] == slot {
                            if days[row] <= day { standing = values[row] }
                            row += 1
                        }
                        if standing != Self.nothing { body(Int(slot), standing) }
                    }
                }
            }
        }
    }

    /// Calls `body` with every row whose day is among `asked`.
    ///
    /// - Complexity: O(count), where any is as late.
    func forEach(in asked: ClosedRange<Int32>, _ body: (_ slot: Int, _ day: Int32) -> Void) {
        guard asked.lowerBound <= newest else { return }
        slots.withUnsafeBuffer { slots in
            days.withUnsafeBuffer { days in
                for row in slots.indices where asked.contains(days[row]) { body(Int(slots[row]), days[row]) }
            }
        }
    }
}
