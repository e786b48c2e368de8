import Columns
import Testing

struct QuintilesTests {
    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 99, 1_000])
    func boundsScoreAsTheRanksDo(count: Int) throws {
        var numbers = SeededNumbers(UInt64(count))
        try check(numbers.column(count, in: Int32(0)...9))
        try check(numbers.column(count, in: Int32(-1_000_000)...1_000_000))
        try check(numbers.column(count, in: Int64.min...Int64.max))
        try check([Int64](repeating: 5, count: count))
        try check(numbers.column(count, in: Int64(-50)...50).map { Double($0) / 4 })
    }

    @Test func theScoreOfTiesIsThatOfTheirFirst() throws {
        let column: Column<Int32> = [1, 1, 1, 1, 2, 2, 2, 3, 3, 10]
        let quintiles = try #require(column.quintiles(.largestBest))
        #expect(Array(quintiles.scores(column)) == [1, 1, 1, 1, 3, 3, 3, 4, 4, 5])
        #expect(quintiles.score(0) == 1 && quintiles.score(4) == 5 && quintiles.score(99) == 5)
    }

    @Test func onlyMaskedRowsMakeTheBounds() throws {
        let column: Column<Int32> = [900, 1, 2, 3, 4, 5, 800]
        let quintiles = try #require(column.quintiles(.smallestBest, in: BitMask(rows: 7, setting: [1, 2, 3, 4, 5])))
        #expect(Array(quintiles.scores(column)) == [1, 5, 4, 3, 2, 1, 1])
        #expect(column.quintiles(.largestBest, in: BitMask(rows: 7)) == nil)
        #expect(Column<Int32>().quintiles(.largestBest) == nil)
    }

    private func check<Element: ColumnElement>(_ values: [Element]) throws {
        let column = Column(values)
        for order in [QuintileOrder.largestBest, .smallestBest] {
            let quintiles = try #require(column.quintiles(order))
            let wanted = values.map { value in
                let before = values.count { order == .largestBest ? $0 < value : $0 > value }
                return UInt8(1 + 5 * before / values.count)
            }
            #expect(Array(quintiles.scores(column)) == wanted)
            #expect(values.map { quintiles.score($0) } == wanted)
            #expect(Quintiles(quintiles.bounds, order) == quintiles)
        }
    }
}
