import Columns
import Testing

struct GroupOrderTests {
    @Test(arguments: [(0, 0), (0, 5), (1, 1), (64, 3), (500, 9_000), (3_000, 70), (140_000, 20_000)])
    func rowsStandGroupByGroupInTheirOrder(rows: Int, groups: Int) {
        let purchases = Purchases(rows, groups: groups, seed: 31)
        for masked in rows < 10_000 ? [false, true] : [false] {
            for range in rows < 10_000 ? [0..<rows, rows / 4..<rows - rows / 9] : [0..<rows] {
                let order = GroupOrder(purchases.grouping(rows: range, masked: masked))
                let wanted = range.filter { purchases.keys[$0] >= 0 && (!masked || purchases.mask[$0]) }
                    .sorted { (purchases.keys[$0], $0) < (purchases.keys[$1], $1) }
                #expect(order.rows.map { Int($0) } == wanted)
                #expect(order.offsets.groups == groups && order.offsets.rows == wanted.count)
                let sizes = (0..<groups).map { Int32(order.offsets[$0].count) }
                #expect(Column(sizes) == purchases.grouping(rows: range, masked: masked).counts())
                let keys = Column(purchases.keys).gathered(by: order.rows)
                #expect(Array(keys) == wanted.map { purchases.keys[$0] })
            }
        }
    }

    @Test func offsetsFromSizesAddUp() {
        let offsets = Offsets(sizes: [2, 0, 3])
        #expect(offsets.starts == [0, 2, 2, 5])
        #expect(offsets == Offsets(starts: [0, 2, 2, 5]))
        #expect(offsets[0] == 0..<2 && offsets[1].isEmpty && offsets[2] == 2..<5)
        #expect(Offsets(sizes: []).groups == 0 && Offsets(sizes: []).rows == 0)
    }

    @Test func gatheringTakesRowsInAnyOrderAndAgain() {
        let column: Column<Double> = [1.5, 2.5, 3.5]
        #expect(column.gathered(by: [2, 0, 0, 1]) == [3.5, 1.5, 1.5, 2.5])
        #expect(column.gathered(by: []).isEmpty)
        let many = Column((0..<140_000).map { Int32($0) })
        #expect(many.gathered(by: Column(many.reversed())) == Column(many.reversed()))
    }

    @Test(arguments: [(0, 0), (1, 2), (90, 4), (5_000, 30), (140_000, 140_000)])
    func mediansOfGroupsAgreeWithSorting(rows: Int, groups: Int) {
        let purchases = Purchases(rows, groups: groups, seed: 32)
        var members = [[Int]](repeating: [], count: groups)
        for row in 0..<rows where purchases.keys[row] >= 0 { members[Int(purchases.keys[row])].append(row) }
        func wanted<Value: ColumnElement>(_ values: [Value]) -> [Median<Value>?] {
            members.map { rows in
                let sorted = rows.map { values[$0] }.sorted()
                return sorted.isEmpty
                    ? nil : Median(lower: sorted[(sorted.count - 1) / 2], upper: sorted[sorted.count / 2])
            }
        }
        let grouping = purchases.grouping()
        #expect(grouping.medians(of: Column(purchases.days)) == wanted(purchases.days))
        #expect(grouping.medians(of: Column(purchases.amounts)) == wanted(purchases.amounts))
        let fractions = purchases.amounts.map { Double($0) / 7 }
        #expect(grouping.medians(of: Column(fractions)) == wanted(fractions))
    }
}
