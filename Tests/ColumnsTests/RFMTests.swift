import Columns
import Testing

struct RFMTests {
    @Test(arguments: [(0, 0), (0, 4), (1, 1), (70, 9), (2_000, 300), (140_000, 17_000)])
    func columnsAgreeWithRowByRow(rows: Int, customers: Int) {
        let purchases = Purchases(rows, groups: customers, seed: 41)
        let (money, days) = (Column(purchases.amounts), Column(purchases.days))
        let (grouped, offsets) = purchases.grouped
        let asked: [(today: Int32, back: Int32?)] = [(19_900, 365), (20_000, nil), (19_500, 1), (19_500, 0), (10, 5)]
        for (today, back) in rows < 10_000 ? asked : [asked[0]] {
            let window = (back.map { max(.min, today - $0 + 1) } ?? .min)..<today + 1
            let sums = purchases.sums(within: window)
            let columns = RFMColumns(
                purchases.grouping(), money: money, on: days, today: today, windowDays: back)
            #expect(Array(columns.frequency) == sums.map(\.count))
            #expect(Array(columns.money) == sums.map { Int64(clamping: $0.amount) })
            #expect(Array(columns.recency) == sums.map { $0.count == 0 ? 0 : today - $0.last })
            let adjoining = RFMColumns(
                offsets, money: Column(grouped.amounts), on: Column(grouped.days), today: today, windowDays: back)
            #expect(adjoining == columns)
            let again = RFMColumns(recency: columns.recency, frequency: columns.frequency, money: columns.money)
            #expect(again == columns)
            let totals = GroupTotals(purchases.grouping(), of: money, on: days, within: window)
            #expect(RFMColumns(totals, today: today) == columns)
            let codes = RFMClassCodes(
                byMeansOf: purchases.grouping(), money: money, on: days, today: today, windowDays: back)
            #expect(codes == RFMClassCodes(byMeansOf: columns))
        }
    }

    @Test func moneyThatDoesNotFitBecomesTheNearestThatDoes() {
        let grouping = Grouping(by: [0, 0, 1, 2, 2], groups: 3)
        let money: Column<Int64> = [.max, .max, 5, .min, .min]
        let days: Column<Int32> = [1, 2, 3, 4, 5]
        let columns = RFMColumns(grouping, money: money, on: days, today: 9)
        #expect(Array(columns.money) == [.max, 5, .min])
        #expect(Array(columns.recency) == [7, 6, 4])
        #expect(columns.sums.money == 4)
        #expect(RFMColumns(Offsets(sizes: [2, 1, 2]), money: money, on: days, today: 9) == columns)
    }

    @Test(arguments: [0, 1, 64, 1_000, 150_000]) func classesByMeanAgreeWithExactFractions(customers: Int) {
        var numbers = SeededNumbers(UInt64(customers) + 42)
        let columns = RFMColumns(
            recency: Column(numbers.column(customers, in: 0...30)),
            frequency: Column(numbers.column(customers, in: 0...4)),
            money: Column(numbers.column(customers, in: -40...400)))
        check(columns)
    }

    @Test func classesAreExactForTheLargestFigures() {
        check(
            RFMColumns(
                recency: [.max, .max, .max - 1, .min], frequency: [.max, .max, .max - 1, 1],
                money: [.max, .max, .max - 1, .min]))
        check(RFMColumns(recency: [.max, .max], frequency: [.max, .max], money: [.max, .max]))
        check(RFMColumns(recency: [3, 4], frequency: [1, 2], money: [-3, -4]))
    }

    @Test func aChangedCustomerChangesTheMeans() {
        var columns = RFMColumns(recency: [5, 9, 0], frequency: [1, 2, 0], money: [100, 50, 0])
        columns.set(2, recency: 1, frequency: 7, money: 1_000)
        columns.set(0, recency: 0, frequency: 0, money: 0)
        #expect(columns == RFMColumns(recency: [0, 9, 1], frequency: [0, 2, 7], money: [0, 50, 1_000]))
        #expect(RFMClassCodes(byMeansOf: columns).codes == [RFMClassCodes.outside, 0, 7])
    }

    @Test func theFixedRuleIncludesItsBounds() {
        let rule = RFMThresholds(recencyAtMost: 30, frequencyAtLeast: 3, moneyAtLeast: 10_000)
        #expect(rule.code(recency: 30, frequency: 3, money: 10_000) == 7)
        #expect(rule.code(recency: 31, frequency: 3, money: 9_999) == 2)
        #expect(rule.code(recency: 0, frequency: 2, money: 10_000) == 5)
    }

    @Test(arguments: [1, 2, 5, 64, 501]) func theMedianRuleComparesWithTheMiddle(customers: Int) throws {
        var numbers = SeededNumbers(UInt64(customers) + 43)
        let columns = RFMColumns(
            recency: Column(numbers.column(customers, in: 0...30)),
            frequency: Column(numbers.column(customers, in: 1...4)),
            money: Column(numbers.column(customers, in: -40...400)))
        let rule = try #require(RFMThresholds(mediansOf: columns))
        let middle = (
            try #require(columns.recency.median()).value, try #require(columns.frequency.median()).value,
            try #require(columns.money.median()).value
        )
        let wanted = (0..<customers).map { customer in
            (Double(columns.recency[customer]) <= middle.0 ? 4 : 0) as UInt8
                + (Double(columns.frequency[customer]) > middle.1 ? 2 : 0)
                + (Double(columns.money[customer]) > middle.2 ? 1 : 0)
        }
        #expect(Array(RFMClassCodes(columns, by: rule).codes) == wanted)
    }

    @Test func withoutBuyersThereIsNoRule() {
        let columns = RFMColumns(recency: [0], frequency: [0], money: [0])
        #expect(RFMThresholds(meansOf: columns.sums) == nil && RFMThresholds(mediansOf: columns) == nil)
        let codes = RFMClassCodes(byMeansOf: columns)
        #expect(codes.codes == [RFMClassCodes.outside] && codes.thresholds == nil)
        #expect(codes.customers == [0, 0, 0, 0, 0, 0, 0, 0])
    }

    private func check(_ columns: RFMColumns) {
        let buyers = (0..<columns.customers).filter { columns.frequency[$0] > 0 }
        let count = Int128(buyers.count)
        let recency = buyers.reduce(Int128(0)) { $0 + Int128(columns.recency[$1]) }
        let frequency = buyers.reduce(Int128(0)) { $0 + Int128(columns.frequency[$1]) }
        let money = buyers.reduce(Int128(0)) { $0 + Int128(columns.money[$1]) }
        var wanted = [UInt8](repeating: RFMClassCodes.outside, count: columns.customers)
        for buyer in buyers {
            wanted[buyer] =
                (Int128(columns.recency[buyer]) * count <= recency ? 4 : 0)
                + (Int128(columns.frequency[buyer]) * count > frequency ? 2 : 0)
                + (Int128(columns.money[buyer]) * count > money ? 1 : 0)
        }
        let codes = RFMClassCodes(byMeansOf: columns)
        #expect(Array(codes.codes) == wanted)
        #expect(codes.customers == (0..<8).map { code in wanted.count { $0 == code } })
        var sums = [Int128](repeating: 0, count: 9)
        for customer in wanted.indices { sums[Int(wanted[customer])] += Int128(columns.money[customer]) }
        #expect(codes.money == Array(sums.dropLast()))
    }
}
