import Columns
import Testing

struct OrderStatisticsTests {
    private static let lengths = [1, 2, 3, 48, 49, 50, 1_000, 20_001]

    @Test(arguments: lengths) func placesAgreeWithSorting(count: Int) {
        var numbers = SeededNumbers(UInt64(count))
        check(numbers.column(count, in: Int32(-40)...40))
        check(numbers.column(count, in: Int32.min...Int32.max))
        check(numbers.column(count, in: Int64.min...Int64.max))
        check([Int64](repeating: -7, count: count))
        check((0..<count).map { Int64(1) << Int64($0 % 63) })
        check(numbers.column(count, in: Int64.min...Int64.max).map { Double($0) / 1e9 })
        check(numbers.column(count, in: UInt8.min...UInt8.max))
    }

    @Test func onlyMaskedRowsOfTheRangeAreLookedAt() {
        var numbers = SeededNumbers(9)
        let values = numbers.column(1_000, in: Int32(0)...500)
        let set = numbers.rows(1_000, share: 0.3)
        let mask = BitMask(rows: 1_000, setting: set.indices.filter { set[$0] }.map { Int32($0) })
        let sorted = (100..<900).filter { set[$0] }.map { values[$0] }.sorted()
        let column = Column(values)
        #expect(
            column.values(at: [0, 5, sorted.count - 1], in: mask, rows: 100..<900) == [
                sorted[0], sorted[5], sorted.last,
            ])
        #expect(column.median(in: mask, rows: 100..<900)?.upper == sorted[sorted.count / 2])
        #expect(column.median(rows: 3..<3) == nil)
        #expect(column.median(in: BitMask(rows: 1_000)) == nil)
    }

    @Test func theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
        #expect(Column<Int32>([4, 1, 3, 2]).median()?.value == 2.5)
        #expect(Column<Int32>([4, 1, 3]).median()?.value == 3)
        #expect(Column<Int64>([.max, .max - 1]).median()?.roundedDown == Int64.max - 1)
        #expect(Column<Int64>([-3, -2]).median()?.roundedDown == -3)
        #expect(Column<Int64>([.min, .max]).median()?.value == -0.5)
        #expect(Column<Double>([1.5, 2]).median()?.value == 1.75)
        #expect(Column<Double>([.infinity, .infinity]).median()?.value == .infinity)
        #expect(Column<Int32>().median() == nil)
    }

    @Test func aNaNStandsBehindAllNumbers() {
        let column: Column<Double> = [.nan, 3, -.infinity, 1]
        #expect(column.values(at: [0, 1, 2]) == [-.infinity, 1, 3])
        #expect(column.values(at: [3])[0].isNaN)
    }

    @Test(arguments: [0] + lengths) func ranksAndOrderAgreeWithSorting(count: Int) {
        var numbers = SeededNumbers(UInt64(count) + 5)
        checkRanks(numbers.column(count, in: Int32(-20)...20))
        checkRanks(numbers.column(count, in: Int32.min...Int32.max))
        checkRanks(numbers.column(count, in: Int64.min...Int64.max))
        checkRanks(numbers.column(count, in: Int64(0)...3).map { $0 << 40 })
        // Neighbours among values that lie too far apart to be counted.
        checkRanks(numbers.column(count, in: Int32(0)...5).map { $0 == 5 ? 1 << 30 : $0 })
        checkRanks(numbers.column(count, in: Int64(0)...5).map { $0 == 5 ? 1 << 50 : $0 })
        checkRanks([Int64](repeating: 3, count: count))
        checkRanks(numbers.column(count, in: Int64(-900)...900).map { Double($0) / 8 })
    }

    private func check<Element: ColumnElement>(_ values: [Element]) {
        let sorted = values.sorted()
        let places = Set([0, sorted.count / 5, (sorted.count - 1) / 2, sorted.count / 2, sorted.count - 1]).sorted()
        #expect(Column(values).values(at: places) == places.map { sorted[$0] })
        let median = Column(values).median()
        #expect(median == Median(lower: sorted[(sorted.count - 1) / 2], upper: sorted[sorted.count / 2]))
    }

    private func checkRanks<Element: ColumnElement>(_ values: [Element]) {
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        #expect(Column(values).ascendingRows().map { Int($0) } == order)
        var ranks = [Int32](repeating: 0, count: values.count)
        for (place, row) in order.enumerated() {
            let isTied = place > 0 && values[order[place - 1]] == values[row]
            ranks[row] = isTied ? ranks[order[place - 1]] : Int32(place + 1)
        }
        #expect(Array(Column(values).ranks()) == ranks)
    }
}
