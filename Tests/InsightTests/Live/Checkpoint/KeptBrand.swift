import Database
import Foundation
import Shop

@testable import Insight

/// A folder for checkpoints that is gone after the test.
struct KeptBrand: Sendable {
    static let edition = "test"

    let folder: CheckpointFolder

    static func inFolder<Value>(_ body: (KeptBrand) async throws -> Value) async throws -> Value {
        let path = FileManager.default.temporaryDirectory.appending(path: "columns-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await body(KeptBrand(folder: CheckpointFolder(path: path, edition: edition)))
    }

    var path: String { folder.path(of: RandomBrand.brand.id) }

    func write(_ live: LiveBrand, _ database: Database) async throws {
        let (brand, seq) = (live.brand, live.seq)
        guard let stamp = try await database.read({ try CheckpointStamp(brand, at: seq, in: $0) }) else {
            throw CheckpointFault.ahead
        }
        _ = try folder.write(live.kept, stamp)
    }

    /// As a start reads it.
    func read(_ database: Database, as brand: Brand = RandomBrand.brand) async throws -> LiveBrand {
        let checkpoints = Checkpoints(database, folder)
        if let fault = try await checkpoints.fault(of: brand) { throw fault }
        guard let live = try await checkpoints.read(brand) else { throw CheckpointFault.missing }
        return live
    }

    /// Why a start does not read it.
    func fault(_ database: Database, as brand: Brand = RandomBrand.brand) async throws -> CheckpointFault? {
        try await Checkpoints(database, folder).fault(of: brand)
    }

    func bytes() throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path)))
    }

    func put(_ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(filePath: path))
    }
}

extension LiveBrand {
    /// All that it stores, but for what is made of the rest when it is first needed.
    var portrait: Portrait {
        Portrait(of: self, leavingOut: ["clock", "baseDays", "rowOfOrder"])
    }

    /// The same with what came since, however much that is.
    func following(_ database: Database) async throws -> LiveBrand {
        let before = self
        return try await database.read { tx in
            var live = before
            _ = try live.catchUp(in: tx)
            return live
        }
    }
}
