import Columns
import Foundation
import SampleData
import Shop

/// RFM by the mean rule on raw columns, answering line by line for `Benchmarks/columns/peers.py`.
struct ColumnsPace {
    private static let today: Int32 = 20_000
    let folder: String

    /// Writes orders of customers picked at random, over three years, as raw little-endian columns.
    func write(orders: Int, customers: Int) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var random = SeededGenerator(seed: 28)
        var keys = [Int32](repeating: 0, count: orders)
        var days = [Int32](repeating: 0, count: orders)
        var money = [Int64](repeating: 0, count: orders)
        for row in 0..<orders {
            keys[row] = Int32(random.next() % UInt64(customers))
            days[row] = Self.today - Int32(random.next() % 1_095)
            money[row] = Int64(100 + random.next() % 50_000)
        }
        try save(keys, "customer.i32")
        try save(days, "day.i32")
        try save(money, "money.i64")
    }

    /// Reads the folder, says so, and answers each line: `all`, or how many days back.
    func serve() throws {
        let keys: Column<Int32> = try load("customer.i32")
        let days: Column<Int32> = try load("day.i32")
        let money: Column<Int64> = try load("money.i64")
        let grouping = Grouping(by: keys, groups: Int(keys.max() ?? -1) + 1)
        print("ready")
        fflush(nil)
        while let line = readLine() {
            let start = ContinuousClock.now
            let classes = RFMClassCodes(
                byMeansOf: grouping, money: money, on: days, today: Self.today, windowDays: Int32(line))
            let took = (ContinuousClock.now - start).inSeconds * 1000
            let (customers, sums) = (classes.customers, classes.money)
            print(#"{"ms": \#(took), "customers": \#(customers), "money": \#(sums)}"#)
            fflush(nil)
        }
    }

    private func save<Element>(_ values: [Element], _ name: String) throws {
        try values.withUnsafeBytes { try Data($0).write(to: URL(filePath: "\(folder)/\(name)")) }
    }

    private func load<Element: ColumnElement>(_ name: String) throws -> Column<Element> {
        let data = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
        return data.withUnsafeBytes { Column($0.bindMemory(to: Element.self)) }
    }
}
