import Access
import Database
import Foundation
import Shop
import TestDatabases
import Testing

@testable import Insight
@testable import Operations

/// Columns that lie beside the database between one start and the next.
struct KeptColumnsTests {
    private static let now = Instant(seconds: 1_780_000_000)

    @Test(arguments: TestEngine.available)
    func theLastStartLeavesColumnsForTheNext(_ engine: TestEngine) async throws {
        try await Self.place(engine) { place, folder in
            try await Self.start(place, folder, makes: true) { installation in
                try await Self.tell(["A1", "A2"], installation)
                try await Self.slowly(installation)
            }
            #expect(FileManager.default.fileExists(atPath: folder.columns + "/1"))
            try await Self.start(place, folder) { installation in
                let orders = try await Self.live(installation).orderCount
                #expect(orders == 2)
                let events = installation.liveBrands.checkpoints?.takeNotes().map(\.event) ?? []
                #expect(events.count == 1)
                if case .read = events.first {} else { Issue.record("not read: \(events)") }
            }
        }
    }

    @Test func aBackupNeitherCarriesColumnsNorTakesThoseOfALaterState() async throws {
        try await Self.place(.sqlite) { place, folder in
            let backup = folder.path + "/safe/shop.backup"
            try FileManager.default.createDirectory(
                atPath: folder.path + "/safe", withIntermediateDirectories: true)
            try await Self.start(place, folder, makes: true) { installation in
                try await Self.tell(["A1", "A2"], installation)
                _ = try await installation.run(
                    BackUp(to: backup, keysPath: folder.keys), as: .commandLine, at: Self.now)
                try await Self.tell(["A3", "A4"], installation)
                try await Self.slowly(installation)
            }
            let carried = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/safe")
            #expect(carried.allSatisfy { !$0.contains("columns") })
            _ = try await Restoring.restore(
                from: backup, to: place, keysPath: folder.keys, replaces: true, as: .commandLine, at: Self.now)
            let complaints = try await Self.start(place, folder) { installation in
                let orders = try await Self.live(installation).orderCount
                #expect(orders == 2)
                try await Self.slowly(installation)
            }
            #expect(complaints.map(\.english).contains { $0.contains("of another state of this database") })
            // And there are columns of the restored state now.
            let none = try await Self.start(place, folder) { installation in
                let orders = try await Self.live(installation).orderCount
                #expect(orders == 2)
            }
            #expect(none == [])
        }
    }

    @Test func theDoctorLooksAtColumns() async throws {
        try await Self.place(.sqlite) { place, folder in
            try await Self.start(place, folder, makes: true) { installation in
                try await Self.tell(["A1"], installation)
                let without = try await Self.finding(installation, folder)
                #expect(without == nil)
                try await Self.slowly(installation)
            }
            try await Self.start(place, folder) { installation in
                let good = try await Self.finding(installation, folder)
                #expect(good?.verdict == .good)
            }
            let path = folder.columns + "/1"
            var bytes = try Data(contentsOf: URL(filePath: path))
            bytes[100] ^= 1
            try bytes.write(to: URL(filePath: path))
            try await Self.start(place, folder) { installation in
                let bad = try await Self.finding(installation, folder)
                #expect(bad?.verdict == .warning)
                #expect(bad?.detail.english.contains("damaged") == true)
            }
        }
    }

    private struct Folder {
        let path: String
        /// Beside the database where that is a file.
        let columns: String
        var keys: String { path + "/keys" }
    }

    private static func place(
        _ engine: TestEngine, _ body: (DatabasePlace, Folder) async throws -> Void
    ) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "kept-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await engine.location { location in
            switch location {
            case .file(let file):
                try await body(DatabasePlace(file) { $0 }, Folder(path: path, columns: file + ".columns"))
            case .server(let url):
                try await body(DatabasePlace(url) { $0 }, Folder(path: path, columns: path + "/columns"))
            }
        }
    }

    /// One start to its end. Returns what it complained of.
    @discardableResult
    private static func start(
        _ place: DatabasePlace, _ folder: Folder, makes: Bool = false, _ body: (Installation) async throws -> Void
    ) async throws -> [Phrase] {
        let installation = try await Installation.open(
            place, keysPath: folder.keys, columnsFolder: place.filePath == nil ? folder.columns : nil, makes: makes,
            at: now)
        if makes {
            let brand = CreateBrand(name: "香薰", timeZone: "Asia/Shanghai", currency: "CNY", language: .english)
            _ = try await installation.run(brand, as: .commandLine, at: now)
            let store = AddStore(name: "旗舰店", platform: .taobao, brand: nil)
            _ = try await installation.run(store, as: .commandLine, at: now)
        }
        try await body(installation)
        return try await installation.close()
    }

    private static func tell(_ orders: [String], _ installation: Installation) async throws {
        let events = orders.map { number in
            ToldEvent.statement(
                store: "旗舰店",
                .order(
                    StatedOrder(
                        number: number, status: .paid, times: OrderTimes(placed: now, paid: now), currency: .cny,
                        amounts: .told(OrderAmounts(paid: 100)), buyers: [BuyerKey(kind: .account, value: number)])))
        }
        _ = try await installation.run(
            TellEvents(brand: nil, events, statedAt: now), as: .commandLine, at: now)
    }

    /// Loads the columns as though that had taken long.
    private static func slowly(_ installation: Installation) async throws {
        let live = try await live(installation)
        installation.liveBrands.checkpoints?.add(spent: .seconds(60), for: live.brand.id)
    }

    private static func live(_ installation: Installation) async throws -> LiveBrand {
        let brand = try await installation.database.read { try Brands.find(nil, for: .commandLine, in: $0) }
        return try await installation.liveBrands.live(brand)
    }

    private static func finding(_ installation: Installation, _ folder: Folder) async throws -> Finding? {
        let findings = try await installation.run(
            Examine(keysPath: folder.keys), as: .commandLine, at: now)
        return findings.first { $0.name.english.hasPrefix("columns kept") }
    }
}
