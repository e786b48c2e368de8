import Access
import Foundation
import Insight
import Operations
import Shop
import Testing

/// A database of each schema that was released, opened by the program as it is now.
struct FrozenSchemaTests {
    @Test(arguments: [4])
    func anOlderDatabaseIsOpenedAndReadsTheSame(_ schema: Int) async throws {
        let kept = URL(filePath: #filePath).deletingLastPathComponent().path + "/Schemas/schema-\(schema)"
        let folder = FileManager.default.temporaryDirectory.appending(path: "frozen-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.copyItem(atPath: kept + ".db", toPath: folder + "/shop.db")
        try FileManager.default.copyItem(atPath: kept + ".keyfile", toPath: folder + "/shop.db.keys")
        let now = Instant(seconds: 1_790_000_000)
        let installation = try await Installation.open(
            DatabasePlace(folder + "/shop.db") { $0 }, keysPath: nil, makes: false, at: now)
        let (report, _) = try await installation.run(
            ReportRFM(brand: "香薰", today: BrandDay("2026-04-01"), RFMChoice(window: .all)), as: .commandLine, at: now)
        #expect(report.figures.map(\.frequency) == [2, 1])
        #expect(report.money.plain == "34.50")
        let found = try await installation.run(
            ListCustomers(brand: nil, matching: "100", limit: 5), as: .commandLine, at: now)
        #expect(found.lines.map(\.name) == ["1***0"])
        try await installation.close()
    }
}
