import Access
import Database
import Foundation
import Operations
import Shop
import TestDatabases

/// A fresh installation with one brand, and a folder for the files it imports.
struct Workshop: Sendable {
    let installation: Installation
    let folder: String
    let now: Instant

    static func open<Value>(
        _ engine: TestEngine, brand: String = "香薰", zone: String = "Asia/Shanghai", currency: String = "CNY",
        _ body: (Workshop) async throws -> Value
    ) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "workshop-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await engine.location { location in
            let now = Instant(seconds: 1_780_000_000)
            let installation = try await Installation.open(
                place(location), keysPath: folder + "/keys", makes: true,
                hasher: PasswordHasher(PasswordCost(memoryKiB: 64, passes: 1, lanes: 1)), at: now)
            let shop = Workshop(installation: installation, folder: folder, now: now)
            do {
                _ = try await shop.run(
                    CreateBrand(name: brand, timeZone: zone, currency: currency, language: .english))
                let value = try await body(shop)
                try await installation.close()
                return value
            } catch {
                // The test's own failure is the one to report.
                _ = try? await installation.close()
                throw error
            }
        }
    }

    func run<Asked: Operations.Operation>(_ operation: Asked) async throws -> Asked.Output {
        try await installation.run(operation, as: .commandLine, at: now)
    }

    func run<Asked: BrandOperation>(_ operation: Asked) async throws -> Asked.Output {
        try await installation.run(operation, as: .commandLine, at: now)
    }

    /// Writes a file and imports it.
    func bring(
        _ name: String, _ text: String, store: String? = nil, dryRun: Bool = false
    ) async throws -> ImportReport {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return try await bring(path, store: store, dryRun: dryRun)
    }

    func bring(_ path: String, store: String? = nil, dryRun: Bool = false) async throws -> ImportReport {
        var options = ImportFile.Options()
        options.store = store
        options.isDryRun = dryRun
        return try await run(ImportFile(path: path, options: options) { _ in })
    }

    func dump() async throws -> [String] {
        try await CanonicalDump.of(installation.database)
    }

    static func place(_ location: Location) -> DatabasePlace {
        switch location {
        case .file(let path): DatabasePlace(path) { $0 }
        case .server(let url): DatabasePlace(url) { $0 }
        }
    }
}
