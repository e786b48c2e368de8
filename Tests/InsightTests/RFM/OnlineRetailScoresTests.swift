import Foundation
import Insight
import Shop
import Testing

/// Quintile scores of real data with a known answer: UCI Online Retail, all of it, gross, on 2011-12-10.
struct OnlineRetailScoresTests {
    private static let file = ProcessInfo.processInfo.environment["HUITOU_DATA"].map { $0 + "/online_retail.csv.gz" }
    private static let isThere = file.map { FileManager.default.fileExists(atPath: $0) } ?? false

    @Test(.enabled(if: isThere, "HUITOU_DATA names no folder with online_retail.csv.gz"))
    func theScoresAreThosePublished() throws {
        let today = try #require(BrandDay("2011-12-10"))
        let question = RFMQuestion(today: today, windowDays: nil, money: .gross, rule: .quintile)
        let purchases = try Self.purchases()
        let figures = purchases.sorted { $0.key < $1.key }.map { question.figures(of: ID($0.key), $0.value) }
        #expect(figures.count == 4338)
        let report = RFMReport(
            question, currency: .gbp, figures: figures, coverage: Coverage(purchases: 0, claimed: 0, otherCurrency: 0))
        func counts(_ score: (RFMScores) -> Int) -> [Int] {
            (1...5).map { value in report.scores.count { score($0) == value } }
        }
        #expect(counts(\.recency) == [869, 889, 866, 888, 826])
        #expect(counts(\.frequency) == [1493, 835, 508, 802, 700])
        #expect(counts(\.money) == [868, 868, 867, 868, 867])
        #expect(report.marks.count { $0.code == "555" } == 314)
        #expect(report.marks.count { $0.code == "111" } == 334)
    }

    /// Each customer's purchases: invoices with something sold, their lines summed and rounded once.
    private static func purchases() throws -> [Int64: RFMPurchases] {
        var invoices: [Int64: [String: (day: BrandDay, millionths: Int64)]] = [:]
        for line in try bytes().split(separator: UInt8(ascii: "\n")).dropFirst() {
            // A description may hold a comma: what follows it is counted from the end.
            let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            func text(fromEnd place: Int) -> String { String(decoding: cells[cells.count - place], as: UTF8.self) }
            guard cells.count >= 8, cells[0].first != UInt8(ascii: "C"), let customer = Int64(text(fromEnd: 2)),
                let quantity = Int64(text(fromEnd: 5)), let day = BrandDay(String(text(fromEnd: 4).prefix(10))),
                let price = Millionths(plain: cells[cells.count - 3])
            else { continue }
            let invoice = String(decoding: cells[0], as: UTF8.self)
            let known = invoices[customer]?[invoice]
            invoices[customer, default: [:]][invoice] = (
                min(known?.day ?? day, day), (known?.millionths ?? 0) + quantity * price.raw
            )
        }
        return invoices.compactMapValues { invoices in
            let sold = invoices.values.filter { $0.millionths > 0 }
            return sold.map(\.day).max().map { last in
                RFMPurchases(
                    last: last, orders: sold.count, days: Set(sold.map(\.day)).count, ordersWithMoney: sold.count,
                    spentMinor: sold.reduce(0) { $0 + Int128(Millionths($1.millionths).rounded(to: .gbp)) })
            }
        }
    }

    private static func bytes() throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gunzip", "-c", file ?? ""]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return [UInt8](data)
    }
}
