import Columns
import Testing

struct GroupTotalsTests {
    /// The last two take both cores, and more groups than the cache has room for.
    private static let sizes: [(rows: Int, groups: Int)] = [
        (0, 0), (0, 3), (1, 1), (5, 0), (63, 4), (64, 1), (65, 100), (3_000, 40), (140_000, 300), (140_000, 17_000),
    ]

    @Test(arguments: sizes) func totalsAgreeWithRowByRow(rows: Int, groups: Int) {
        let purchases = Purchases(rows, groups: groups, seed: 11)
        check(purchases)
    }

    @Test func rowsThatDoNotFitABucketCountToo() {
        var purchases = Purchases(140_000, groups: 17_000, seed: 12)
        for row in stride(from: 0, to: 140_000, by: 7) { purchases.days[row] = Int32.min + Int32(row) }
        for row in stride(from: 0, to: 140_000, by: 11) { purchases.amounts[row] = Int64(row) << 34 }
        check(purchases)
    }

    @Test func rowsOfOneGroupAndOfEqualValuesCount() {
        var purchases = Purchases(140_000, groups: 17_000, seed: 13)
        purchases.keys = [Int32](repeating: 16_999, count: 140_000)
        purchases.days = [Int32](repeating: 5, count: 140_000)
        purchases.amounts = [Int64](repeating: -3, count: 140_000)
        check(purchases)
    }

    @Test(arguments: [50, 170_000]) func sumsThatDoNotFitBecomeTheNearestThatDo(rows: Int) {
        var purchases = Purchases(rows, groups: rows / 10, seed: 14, amounts: .max - 9 ... .max)
        check(purchases)
        purchases.amounts = purchases.amounts.map { -$0 }
        check(purchases)
        // On the way a sum may leave its type and come back.
        purchases.keys = [Int32](repeating: 0, count: rows)
        purchases.amounts = (0..<rows).map { $0 < rows / 2 ? .max : -.max }
        check(purchases)
        #expect(
            GroupTotals(purchases.grouping(), of: Column(purchases.amounts), on: Column(purchases.days)).sum[0] == 0)
    }

    @Test func narrowAmountsSumUpAlike() {
        let purchases = Purchases(3_000, groups: 50, seed: 15, amounts: Int64(Int32.min)...Int64(Int32.max))
        let narrow = Column(purchases.amounts.map { Int32($0) })
        let days = Column(purchases.days)
        #expect(GroupTotals(purchases.grouping(), of: narrow, on: days).asSums == purchases.sums())
        let (grouped, offsets) = purchases.grouped
        let totals = GroupTotals(
            offsets, of: Column(grouped.amounts.map { Int32($0) }), on: Column(grouped.days))
        #expect(totals.asSums == purchases.sums())
    }

    @Test func aBaseAndItsTailMakeTheWhole() {
        let purchases = Purchases(5_000, groups: 60, seed: 16)
        let (amounts, days) = (Column(purchases.amounts), Column(purchases.days))
        var totals = GroupTotals(purchases.grouping(rows: 0..<4_321), of: amounts, on: days)
        var live = totals
        totals.add(GroupTotals(purchases.grouping(rows: 4_321..<5_000), of: amounts, on: days))
        for row in 4_321..<5_000 where purchases.keys[row] >= 0 {
            live.add(amounts[row], on: days[row], to: Int(purchases.keys[row]))
        }
        #expect(totals.asSums == purchases.sums())
        #expect(live == totals)
    }

    @Test func aRowOfANewGroupMakesRoomForIt() {
        var totals = GroupTotals(groups: 1)
        totals.add(7, on: 3, to: 2)
        totals.add(.max, on: 1, to: 2)
        #expect(Array(totals.count) == [0, 0, 2])
        #expect(totals.first[2] == 1 && totals.last[2] == 3 && totals.sum[2] == .max)
        #expect(totals.first[1] == .max && totals.last[1] == .min)
    }

    private func check(_ purchases: Purchases) {
        let (amounts, days) = (Column(purchases.amounts), Column(purchases.days))
        let count = purchases.keys.count
        let rows = count / 5..<count - count / 7
        let windows: [Range<Int32>?] = [nil, 19_100..<19_400, 5..<6, 7..<7, Int32.min..<Int32.max]
        // Many rows are there to take other ways, not to try all conditions again.
        for window in count < 10_000 ? windows : Array(windows.prefix(2)) {
            for masked in count < 10_000 ? [false, true] : [window != nil] {
                let whole = GroupTotals(purchases.grouping(masked: masked), of: amounts, on: days, within: window)
                #expect(whole.asSums == purchases.sums(masked: masked, within: window).clamped)
                let part = GroupTotals(
                    purchases.grouping(rows: rows, masked: masked), of: amounts, on: days, within: window)
                #expect(part.asSums == purchases.sums(rows: rows, masked: masked, within: window).clamped)
            }
        }
        let (grouped, offsets) = purchases.grouped
        for window in count < 10_000 ? windows : [nil] {
            for mask in count < 10_000 ? [nil, grouped.rowMask] : [grouped.rowMask] {
                let totals = GroupTotals(
                    offsets, of: Column(grouped.amounts), on: Column(grouped.days), mask: mask, within: window)
                #expect(totals.asSums == purchases.sums(masked: mask != nil, within: window).clamped)
            }
        }
    }
}
