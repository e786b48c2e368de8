import Columns
import Testing

struct ComparisonTests {
    private static let lengths = [0, 1, 63, 64, 65, 130, 1_001]

    @Test(arguments: lengths) func conditionsAgreeWithRowByRow(rows: Int) {
        var numbers = SeededNumbers(UInt64(rows) + 3)
        check(numbers.column(rows, in: Int32(-3)...3), 1, 2)
        check(numbers.column(rows, in: Int64.min...Int64.max), 0, .max)
        check(numbers.column(rows, in: UInt8(0)...4), 2, 3)
        check(numbers.column(rows, in: Int16(-9)...9).map { Double($0) / 2 }, -0.5, 3)
    }

    @Test func anythingComparedWithNaNIsOnlyUnequal() {
        let column: Column<Double> = [.nan, 1, -.infinity]
        #expect(Array(column.mask(where: .less(than: .nan)).indices()) == [])
        #expect(Array(column.mask(where: .notEqual(to: 1)).indices()) == [0, 2])
        #expect(Array(column.mask(where: .atMost(1)).indices()) == [1, 2])
    }

    @Test(arguments: lengths) func membershipAgreesWithRowByRow(rows: Int) {
        var numbers = SeededNumbers(UInt64(rows) + 4)
        let codes = numbers.column(rows, in: Int32(-5)...90)
        let column = Column(codes)
        let wanted: Set<Int32> = [-5, 0, 8, 63, 64, 70]
        #expect(indices(column.mask(whereAmong: Array(wanted))) == codes.indices.filter { wanted.contains(codes[$0]) })
        let table = BitMask(rows: 71, setting: [0, 8, 63, 64, 70])
        let inTable = codes.indices.filter { codes[$0] != -5 && wanted.contains(codes[$0]) }
        #expect(indices(column.mask(whereIn: table)) == inTable)
        #expect(column.mask(whereIn: BitMask(rows: 0)).isEmpty)
        #expect(column.mask(whereAmong: []).isEmpty)
    }

    @Test func onlyRowsOfTheRangeAreSet() {
        let column = Column<Int32>(repeating: 1, count: 300)
        for range in [0..<0, 5..<6, 10..<64, 63..<65, 64..<192, 1..<299, 0..<300] {
            #expect(indices(column.mask(where: .equal(to: 1), rows: range)) == Array(range))
            #expect(indices(column.mask(whereAmong: [1, 2], rows: range)) == Array(range))
            #expect(indices(column.mask(whereIn: BitMask(rows: 2, all: true), rows: range)) == Array(range))
        }
    }

    private func check<Element: ColumnElement>(_ values: [Element], _ low: Element, _ high: Element) {
        let column = Column(values)
        func expect(_ condition: Comparison<Element>, _ test: (Element) -> Bool) {
            let mask = column.mask(where: condition)
            #expect(mask.rows == values.count)
            #expect(indices(mask) == values.indices.filter { test(values[$0]) }, "\(condition)")
        }
        expect(.less(than: low)) { $0 < low }
        expect(.atMost(low)) { $0 <= low }
        expect(.equal(to: low)) { $0 == low }
        expect(.notEqual(to: low)) { $0 != low }
        expect(.atLeast(low)) { $0 >= low }
        expect(.greater(than: low)) { $0 > low }
        expect(.between(low, high)) { $0 >= low && $0 <= high }
        expect(.between(high, low)) { $0 >= high && $0 <= low }
    }

    private func indices(_ mask: BitMask) -> [Int] {
        mask.indices().map { Int($0) }
    }
}
