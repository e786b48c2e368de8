import Foundation
import Imports
import Shop
import Testing

/// The whole real file. `HUITOU_DATA` names the folder that holds `online_retail.csv.gz`.
struct OnlineRetailDataTests {
    private static let archive = ProcessInfo.processInfo.environment["HUITOU_DATA"].map { $0 + "/online_retail.csv.gz" }
    private static let isThere = archive.map { FileManager.default.fileExists(atPath: $0) } ?? false

    @Test(.enabled(if: isThere, "HUITOU_DATA names no folder with online_retail.csv.gz"))
    func statesTheKnownAnswer() throws {
        let file = try SampleFile("", name: "online_retail.csv")
        try Self.unpack(try #require(Self.archive), to: file.path)
        let imported = try file.imported()
        #expect(imported.survey.rows == 541_909)
        #expect(imported.survey.newest == Instant(seconds: 1_323_435_000))
        // Two corrections of bad debt with a negative price.
        #expect(imported.held.map(\.problem?.code) == ["amount.negative", "amount.negative"])
        #expect(imported.refunds.count == 3836)
        #expect(imported.orders.count { $0.leftOut == .stockAdjustment } == 1336)

        var lines = 0
        var repeats = 0
        var revenue: Int64 = 0
        var orders = 0
        var buyers: Set<String> = []
        for order in imported.orders where order.leftOut == nil {
            let sold = order.lines.all.filter { !$0.isGift }
            guard let buyer = order.buyers.first, !sold.isEmpty else { continue }
            lines += sold.count
            repeats += sold.count { $0.key.ordinal > 1 }
            let sum = sold.reduce(Int128(0)) { $0 + Int128($1.quantity) * Int128($1.unitPrice.raw) }
            revenue += try #require(Millionths.rounded(sum, to: .gbp))
            orders += 1
            buyers.insert(buyer.value)
        }
        #expect(lines == 397_884)
        #expect(orders == 18_532)
        #expect(buyers.count == 4338)
        #expect(revenue == 891_140_790)
        #expect(repeats == 5192)
    }

    private static func unpack(_ archive: String, to path: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "gzip -dc \"$0\" > \"$1\"", archive, path]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}
