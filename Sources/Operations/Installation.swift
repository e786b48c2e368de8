package import Access
import Customers
package import Database
import Facts
import Foundation
package import Insight
package import Shop
import Synchronization

/// The composition root: one open database with its keys, and the one way to have something done with it.
package final class Installation: Sendable {
    package let database: Database
    package let keys: Keys
    package let outerIDs: OuterIDs
    /// The columns of the brands in memory.
    package let liveBrands: LiveBrands
    let segmentFollowers = SegmentFollowers()
    private let imports = Mutex(0)

    private init(database: Database, keys: Keys, columnsFolder: String?) {
        self.database = database
        self.keys = keys
        outerIDs = OuterIDs(keys)
        liveBrands = LiveBrands(
            database, mostBytes: Int(ProcessInfo.processInfo.physicalMemory / 2),
            checkpoints: columnsFolder.map { CheckpointFolder(path: $0, edition: Edition.version) })
    }

    /// The whole schema: each room's migrations.
    package static let migrations: [Migration] = [.access, .facts, .customers, .insight, .segments, .personFacts]

    /// Opens a database and its keys, making both where `makes` says so and neither is there.
    ///
    /// - Parameter columnsFolder: where columns are kept between starts. Without one they lie beside a file, and are not
    ///   kept for a server.
    /// - Throws: `DatabaseError`, among them `.held`, `.newer`, `.keyMissing`, `.keyDiffers`.
    package static func open(
        _ place: DatabasePlace, keysPath: String?, columnsFolder: String? = nil, makes: Bool, at now: Instant
    ) async throws -> Installation {
        let database = try await Database.open(
            place.location, makes: makes, migrations: migrations, at: now)
        do {
            let keys = try await KeyFingerprint.keys(of: database, file: KeyFile(path: keysPath ?? place.keysPath))
            return Installation(
                database: database, keys: keys, columnsFolder: columnsFolder ?? place.columnsFolder)
        } catch {
            // What went wrong above is what the caller must hear.
            _ = try? await database.close()
            throw error
        }
    }

    /// Checks what the caller may do, then runs the operation.
    ///
    /// - Throws: `AccessError.forbidden`.
    package func run<Asked: Operation>(
        _ operation: Asked, as caller: Caller, at now: Instant
    ) async throws -> Asked.Output {
        let rights = Rights.withoutDatabase(of: caller)
        try rights.demand(Asked.permission)
        return try await operation.run(by: rights, in: self, at: now)
    }

    /// Finds the brand among those that exist for the caller, checks what they may do there, then runs the operation.
    ///
    /// - Throws: `AccessError.noSuchBrand`, `.brandNotNamed`, `.forbidden`.
    package func run<Asked: BrandOperation>(
        _ operation: Asked, as caller: Caller, at now: Instant
    ) async throws -> Asked.Output {
        let rights = Rights.withoutDatabase(of: caller)
        let brand = try await database.read { try Brands.find(operation.brand, for: rights, in: $0) }
        try rights.demand(Asked.permission, in: brand.id)
        return try await operation.run(on: brand, by: rights, in: self, at: now)
    }

    /// Whether a file is being taken in: who enters segments by it is told when it has ended, against what stands then.
    var isImporting: Bool { imports.withLock { $0 > 0 } }

    /// Runs an import.
    func importing<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value {
        imports.withLock { $0 += 1 }
        defer { imports.withLock { $0 -= 1 } }
        return try await body()
    }

    /// Writes down the columns that the next start would load for longer than that takes. Closing does the same; whoever
    /// serves others calls it before it stops serving them, as it can take seconds.
    package func keepColumns() async {
        await liveBrands.keepCheckpointsAtEnd()
    }

    /// Keeps columns, then closes the database.
    ///
    /// - Returns: what somebody should hear about columns kept between starts.
    @discardableResult
    package func close() async throws -> [Phrase] {
        await keepColumns()
        try await database.close()
        return liveBrands.checkpoints?.takeNotes().compactMap(\.complaint) ?? []
    }
}
