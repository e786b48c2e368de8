import Columns
import Testing

struct GroupAggregatesTests {
    @Test(arguments: [(0, 0), (0, 2), (1, 1), (65, 7), (4_000, 90)])
    func figuresAgreeWithRowByRow(rows: Int, groups: Int) {
        let purchases = Purchases(rows, groups: groups, seed: 21)
        for masked in [false, true] {
            for range in [0..<rows, rows / 3..<rows] {
                check(purchases, range, masked)
            }
        }
    }

    @Test func sumsThatDoNotFitBecomeTheNearestThatDo() {
        let grouping = Grouping(by: [0, 0, 1, 1, 2], groups: 3)
        #expect(grouping.sums(of: [Int64.max, 1, .min, -1, 4]) == [.max, .min, 4])
    }

    @Test func aNaNIsNeitherSmallestNorLargest() {
        let grouping = Grouping(by: [0, 0, 1], groups: 3)
        #expect(grouping.minima(of: [.nan, 2.5, .nan] as Column<Double>) == [2.5, .infinity, .infinity])
        #expect(grouping.maxima(of: [.nan, 2.5, .nan] as Column<Double>) == [2.5, -.infinity, -.infinity])
    }

    private func check(_ purchases: Purchases, _ range: Range<Int>, _ masked: Bool) {
        let grouping = purchases.grouping(rows: range, masked: masked)
        let members = (0..<purchases.groups).map { group in
            range.filter { purchases.keys[$0] == group && (!masked || purchases.mask[$0]) }
        }
        let (days, amounts) = (Column(purchases.days), Column(purchases.amounts))
        let fractions = purchases.amounts.map { Double($0) / 3 }
        #expect(Array(grouping.counts()) == members.map { Int32($0.count) })
        #expect(Array(grouping.sums(of: amounts)) == members.map { $0.reduce(0) { $0 + amounts[$1] } })
        #expect(Array(grouping.sums(of: days)) == members.map { $0.reduce(0) { $0 + Int64(days[$1]) } })
        #expect(Array(grouping.minima(of: days)) == members.map { $0.map { days[$0] }.min() ?? .max })
        #expect(Array(grouping.maxima(of: days)) == members.map { $0.map { days[$0] }.max() ?? .min })
        #expect(Array(grouping.minima(of: amounts)) == members.map { $0.map { amounts[$0] }.min() ?? .max })
        #expect(Array(grouping.maxima(of: amounts)) == members.map { $0.map { amounts[$0] }.max() ?? .min })
        let reals = Column(fractions)
        #expect(Array(grouping.minima(of: reals)) == members.map { $0.map { fractions[$0] }.min() ?? .infinity })
        #expect(Array(grouping.maxima(of: reals)) == members.map { $0.map { fractions[$0] }.max() ?? -.infinity })
        #expect(Array(grouping.firstRows()) == members.map { Int32($0.first ?? -1) })
        #expect(Array(grouping.lastRows()) == members.map { Int32($0.last ?? -1) })
    }
}
