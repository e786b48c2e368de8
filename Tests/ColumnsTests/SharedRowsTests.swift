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
        let found = BitMask.among(asked) { values[$0] >= 3 }
        #expect(Array(found.indices()) == (0..<Int32(rows)).filter { values[Int($0)] > 3 })
        let few = BitMask(rows: rows, setting: (0..<Int32(rows)).filter { $0 % 1_000 == 7 })
        #expect(BitMask.among(few) { _ in true } == few)
    }

    @Test(arguments: lengths) func namedRowsAreThoseOfEveryPlace(places: Int) {
        var numbers = SeededNumbers(UInt64(places) + 2)
        let names: [Int32] = numbers.column(places, in: 0...4_999)
        let ranges = [0..<places / 3, places / 3..<places / 2, places * 2 / 3..<places]
        let named = BitMask.named(rows: 5_000, by: ranges) { names[$0] % 2 == 0 ? names[$0] : nil }
        let wanted = Set(ranges.joined().map { names[$0] }.filter { $0 % 2 == 0 })
        #expect(Array(named.indices()) == wanted.sorted())
        #expect(BitMask.named(rows: 70, by: []) { _ in 1 }.isEmpty)
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
}
