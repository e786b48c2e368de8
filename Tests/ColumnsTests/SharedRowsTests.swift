import Columns
import Testing

/// Rows shared among the cores give what a plain loop gives.
struct SharedRowsTests {
    /// Below and above the size from which rows are shared.
    private static let lengths = [0, 1, 65, 20_000, 300_007]

    @Test(arguments: lengths) func amongAgreesWithAPlainLoop(rows: Int) {
        var numbers = SeededNumbers(UInt64(rows) + 1)
        let values: [Int32] = numbers.column(rows, in: 0...9)
        let asked = BitMask(rows: rows, setting: (0..<Int32(rows)).filter { values[Int($0)] != 3 })
        let found = BitMask.among(asked) { $0.filter { values[$0] >= 3 } }
        #expect(Array(found.indices()) == (0..<Int32(rows)).filter { values[Int($0)] > 3 })
        let few = BitMask(rows: rows, setting: (0..<Int32(rows)).filter { $0 % 1_000 == 7 })
        #expect(BitMask.among(few) { $0.filter { _ in true } } == few)
    }

    @Test(arguments: lengths) func namedRowsAreThoseOfEveryPlace(places: Int) {
        var numbers = SeededNumbers(UInt64(places) + 2)
        let names: [Int32] = numbers.column(places, in: 0...4_999)
        let ranges = [0..<places / 3, places / 3..<places / 2, places * 2 / 3..<places]
        let named = BitMask.named(rows: 5_000, by: ranges) { places, rows in
            for place in places where names[place] % 2 == 0 { rows.insert(names[place]) }
        }
        let wanted = Set(ranges.joined().map { names[$0] }.filter { $0 % 2 == 0 })
        #expect(Array(named.indices()) == wanted.sorted())
        #expect(BitMask.named(rows: 70, by: []) { _, rows in rows.insert(1) }.isEmpty)
    }

    @Test(arguments: lengths) func rowsCarryAlongWhatBeganTheirShare(rows: Int) {
        let squares = Column<Int64>(rows: rows) { Int64($0) * Int64($0) }
        #expect(Array(squares) == (0..<Int64(rows)).map { $0 * $0 })
        // What is carried along says the row, wherever the share began.
        let counted = Column<Int32>(rows: rows, beginning: { Int32($0) }) { next, _ in
            defer { next += 1 }
            return next
        }
        #expect(Array(counted) == Array(0..<Int32(rows)))
    }

    @Test(arguments: lengths) func rowsWithinBoundsAreThoseOfEveryValue(rows: Int) {
        var numbers = SeededNumbers(UInt64(rows) + 3)
        let values: [Int32] = numbers.column(rows, in: -9...9)
        let column = Column(values)
        let wanted = (0..<Int32(rows)).filter { (-3...4).contains(values[Int($0)]) }
        let many = BitMask(rows: rows, setting: (0..<Int32(rows)).filter { $0 % 3 != 0 })
        #expect(Array(column.mask(within: -3...4, among: many).indices()) == wanted.filter { $0 % 3 != 0 })
        let few = BitMask(rows: rows, setting: (0..<Int32(rows)).filter { $0 % 1_000 == 7 })
        #expect(Array(column.mask(within: -3...4, among: few).indices()) == wanted.filter { $0 % 1_000 == 7 })
    }

    @Test func sortedPlacesAreThoseWithinBounds() {
        let values: [Int32] = [.min, -2, 0, 0, 3, 3, 3, 7, .max]
        for bounds in [0...3, -5 ... -3, 4...6, .min ... .max, 8...100, 7 ... .max] as [ClosedRange<Int32>] {
            let found = values.withUnsafeBufferPointer { $0.places(within: bounds, ofSorted: 1..<8) }
            #expect(Array(found) == (1..<8).filter { bounds.contains(values[$0]) })
        }
    }
}
