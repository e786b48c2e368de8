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
    package let hasher: PasswordHasher
    let segmentFollowers = SegmentFollowers()
    let refusedDeliveries = RefusedDeliveries()
    let knownKeys = KnownKeys()
    let figureShelf = FigureShelf()
    let importWork = FileWork("imports", isSerial: false)
    let previewWork = FileWork("previews", isSerial: true, mostWaiting: 8)
    /// What the database and its back-ups have in common.
    let history: String
    /// Of this opening, among all that there ever were.
    let runName = UUID().uuidString
    let keyFile: KeyFile
    let erasureList: ErasureList
    let uploads: UploadFolder
    private let auditHead: AuditHeadNote
    private let leftUndone = Mutex<[Phrase]>([])
    private let imports = Mutex(0)

    private init(
        database: Database, keys: Keys, keyFile: KeyFile, history: String, auditHeadFile: AuditHeadFile,
        erasureList: ErasureList, uploads: UploadFolder, columnsFolder: String?, hasher: PasswordHasher
    ) {
        self.uploads = uploads
        self.history = history
        self.keyFile = keyFile
        self.erasureList = erasureList
        self.database = database
        self.hasher = hasher
        auditHead = AuditHeadNote(auditHeadFile)
        self.keys = keys
        outerIDs = OuterIDs(keys)
        liveBrands = LiveBrands(
            database, mostBytes: Int(ProcessInfo.processInfo.physicalMemory / 2),
            checkpoints: columnsFolder.map { CheckpointFolder(path: $0, edition: Edition.version) })
    }

    /// The whole schema: each room's migrations.
    package static let migrations: [Migration] = [
        .access, .facts, .customers, .insight, .segments, .personFacts, .staff, .joining, .timelines, .personMoves,
        .privacy, .erasedPeople, .retention, .auditOfPersons, .followedMoves,
        .answeredRequests, .writtenFiles, .setAside, .events, .keyStores, .webhooks, .importRuns,
        .keptOutAddresses,
    ]

    /// Opens a database and its keys, making both where `makes` says so and neither is there.
    ///
    /// - Parameters:
    ///   - columnsFolder: where columns are kept between starts. Without one they lie beside a file, and are not kept for a
    ///     server.
    ///   - hasher: of passwords.
    /// - Throws: `DatabaseError`, among them `.held`, `.newer`, `.keyMissing`, `.keyDiffers`.
    package static func open(
        _ place: DatabasePlace, keysPath: String?, columnsFolder: String? = nil, makes: Bool,
        hasher: PasswordHasher = PasswordHasher(), at now: Instant
    ) async throws -> Installation {
        let database = try await Database.open(
            place.location, makes: makes, migrations: migrations, at: now)
        do {
            let keysPath = keysPath ?? place.keysPath
            let keyFile = KeyFile(path: keysPath)
            let keys = try await KeyFingerprint.keys(of: database, file: keyFile)
            let history = try await DatabaseHistory.name(of: database, keys)
            try await DatabaseHistory.note(place: place.location, of: database)
            let installation = Installation(
                database: database, keys: keys, keyFile: keyFile, history: history,
                auditHeadFile: place.auditHeadFile(keysPath: keysPath, history: history),
                erasureList: ErasureList(besideKeys: keysPath),
                uploads: UploadFolder(path: place.uploadsFolder(keysPath: keysPath)),
                columnsFolder: columnsFolder ?? place.columnsFolder, hasher: hasher)
            try await installation.auditHead.begin(of: database)
            try await installation.settleErasures(at: now)
            try await installation.settleRotation()
            return installation
        } catch {
            // What went wrong above is what the caller must hear.
            _ = try? await database.close()
            throw error
        }
    }

    /// Erases whom an older state of the database has brought back, and does what an erasure left to be done.
    private func settleErasures(at now: Instant) async throws {
        let work = ErasureWork(self)
        try erasureList.takeOverFormer()
        let listed = try await work.repeatListed(at: now)
        if let line = listed.unreadable.first {
            let complaint = CustomersError.unreadableErasure(path: erasureList.path, line: line).message
            leftUndone.withLock { $0.append(complaint) }
        }
        if listed.erased > 0 {
            let news = Phrase(
                en: "Erased again as \(erasureList.path) says: \(listed.erased). They were here once more, as after an "
                    + "older copy was put back.",
                zh: "已按 \(erasureList.path) 再次删除 \(listed.erased) 位客户：可能因放回旧副本而重新出现。")
            leftUndone.withLock { $0.append(news) }
        }
        do {
            _ = try await work.finish(at: now)
            try await WrittenLists(self).settle()
        } catch let error as any Explained {
            // The disk is full, say: nobody is kept from working by that, and the next start tries again.
            leftUndone.withLock { $0.append(error.message) }
        }
    }

    /// Goes on with a rotation of keys that was cut short. Nobody is kept from working by what stands in its way: both keys
    /// are there.
    private func settleRotation() async throws {
        do {
            try await KeyRotation(self).goOn()
        } catch let error as any Explained {
            leftUndone.withLock { $0.append(error.message) }
        }
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

    /// Writes down beside the keys where the audit ends, no more often than once a minute.
    func noteAuditHead(at now: Instant) async {
        await auditHead.note(of: database, at: now)
    }

    var auditHeadPath: String { auditHead.file.path }

    /// Where the audit ended when that was last written down beside the keys.
    func notedAuditHead() throws -> AuditHead? {
        try auditHead.file.read()
    }

    /// The same of the database that this one branched off.
    func notedAuditHead(of history: String) throws -> AuditHead? {
        try AuditHeadFile(besideKeys: keyFile.path, history: history).read()
    }

    /// Begins the note anew, by somebody's word: the audit has been put back from a copy.
    func replaceAuditHead() async throws {
        guard let head = try await database.read({ try AuditLog.head(in: $0) }) else { return }
        try auditHead.file.write(head, begins: true)
    }

    /// Keeps columns and where the audit ends, then closes the database.
    ///
    /// - Returns: what somebody should hear about what is kept between starts.
    @discardableResult
    package func close() async throws -> [Phrase] {
        await keepColumns()
        await auditHead.noteAtEnd(of: database)
        try await database.close()
        return (liveBrands.checkpoints?.takeNotes().compactMap(\.complaint) ?? []) + auditHead.complaints
            + leftUndone.withLock { $0 }
    }
}
