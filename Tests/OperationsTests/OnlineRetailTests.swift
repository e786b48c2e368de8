import Foundation
import Insight
import Operations
import Shop
import TestDatabases
import Testing

/// Real data with a known answer: UCI Online Retail.
struct OnlineRetailTests {
    private static let folder = ProcessInfo.processInfo.environment["HUITOU_DATA"]
    private static let isThere =
        folder.map {
            FileManager.default.fileExists(atPath: $0 + "/online_retail.csv.gz")
        } ?? false

    @Test(
        .enabled(if: isThere, "HUITOU_DATA names no folder with online_retail.csv.gz"),
        arguments: TestEngine.available)
    func theClassesAreThosePublished(_ engine: TestEngine) async throws {
        try await Workshop.open(engine, zone: "Europe/London", currency: "GBP") { shop in
            let report = try await shop.bring(try unpacked(in: shop.folder))
            #expect(report.rows == 541_909)
            #expect(report.customersNew == 4372)
            #expect(report.badRows == 2)
            let (rfm, _) = try await shop.run(
                ReportRFM(brand: nil, today: BrandDay("2011-12-10"), RFMChoice(window: .all, money: .gross)))
            #expect(rfm.figures.count == 4338)
            #expect(rfm.money.plain == "8911407.90")
            #expect(rfm.coverage.claimed == 18_532)
            let means = try #require(rfm.means)
            #expect(abs(means.recencyDays - 93.059474) < 1e-6)
            #expect(abs(means.frequency - 4.272015) < 1e-6)
            #expect(abs(means.moneyMinor / 100 - 2054.266459) < 1e-6)
            let counts = Dictionary(uniqueKeysWithValues: rfm.rows.map { ($0.rfmClass.code, $0.customers) })
            #expect(
                counts == [
                    "111": 689, "101": 117, "011": 27, "001": 38, "110": 358, "100": 1750, "010": 40, "000": 1319,
                ])
            let (scored, _) = try await shop.run(
                ReportRFM(
                    brand: nil, today: BrandDay("2011-12-10"),
                    RFMChoice(window: .all, money: .gross, rule: .quintile)))
            func count(_ score: (RFMScores) -> Int) -> [Int] {
                (1...5).map { wanted in scored.scores.count { score($0) == wanted } }
            }
            #expect(count(\.recency) == [869, 889, 866, 888, 826])
            #expect(count(\.frequency) == [1493, 835, 508, 802, 700])
            #expect(count(\.money) == [868, 868, 867, 868, 867])
            #expect(scored.scores.count { $0.code == "555" } == 314)
            #expect(scored.scores.count { $0.code == "111" } == 334)
            try await checkOtherDays(shop)
            let before = try await shop.dump()
            let again = try await shop.bring(shop.folder + "/online_retail.csv")
            #expect(again.changedNothing)
            #expect(try await shop.dump() == before)
        }
    }

    /// Reckoned from the same file by a few lines of Python, with exact fractions.
    private func checkOtherDays(_ shop: Workshop) async throws {
        for (today, window, customers, money) in Self.otherAnswers {
            let (rfm, _) = try await shop.run(
                ReportRFM(brand: nil, today: BrandDay(today), RFMChoice(window: .days(window), money: .gross)))
            #expect(rfm.figures.count == customers, "\(today) \(window)")
            #expect(rfm.money.minor == money, "\(today) \(window)")
        }
    }

    private static let otherAnswers: [(String, Int, Int, Int64)] = [
        ("2011-12-10", 365, 4258, 856_587_962), ("2011-12-10", 90, 2875, 342_049_105),
        ("2011-06-30", 30, 991, 66_121_369), ("2011-06-30", 365, 2960, 399_380_565), ("2011-12-09", 1, 35, 18_434_928),
    ]

    private func unpacked(in folder: String) throws -> String {
        let path = folder + "/online_retail.csv"
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "sh", "-c", "gunzip -c \"$0\" > \"$1\"", (Self.folder ?? "") + "/online_retail.csv.gz", path,
        ]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return path
    }
}
