import Access
import Database
import Foundation
import ServiceLifecycle
package import Shop
import Synchronization

/// Imports what was handed in, one file of a brand after the other, for as long as a server runs. What is cut short goes on at the next start, from
/// its beginning: what is known already changes nothing.
package struct ImportHandedIn: Service {
    private let installation: Installation
    private let clock: @Sendable () -> Instant
    private let complain: @Sendable (any Error) -> Void
    /// How often it is looked whether a file waits.
    private static let pause = Duration.milliseconds(500)
    /// How often the folder is gone through for what is noted nowhere: each old file is asked for.
    private static let sweepPause = Duration.seconds(3_600)
    /// For so long a file waits for somebody to ask for it, and the rows that were held back for somebody to fetch them.
    private static let longestWait: Int64 = 24 * 3_600_000
    private static let longestHeld: Int64 = 30 * 86_400_000
    private static let lease = "imports"
    private static let leaseTime = Duration.seconds(20)

    /// - Parameter complain: is told what goes wrong beside the files; it is tried again.
    package init(
        _ installation: Installation, clock: @escaping @Sendable () -> Instant,
        complain: @escaping @Sendable (any Error) -> Void
    ) {
        self.installation = installation
        self.clock = clock
        self.complain = complain
    }

    /// Until the server is told to stop.
    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                var nextSweep = ContinuousClock.now
                while !Task.isCancelled {
                    do {
                        for run in try await waiting() where brands.begin(run.brand) {
                            group.addTask {
                                await settled { try await take(run) }
                                brands.leave(run.brand)
                            }
                        }
                        try await clear()
                        if ContinuousClock.now >= nextSweep {
                            try await clearUnknown()
                            nextSweep = .now + Self.sweepPause
                        }
                        try await Task.sleep(for: Self.pause)
                    } catch is CancellationError {
                        return
                    } catch {
                        complain(error)
                        await settled { try await Task.sleep(for: .seconds(5)) }
                    }
                }
            }
        }
    }

    /// Imports what waits now, and clears away what nobody needs any more.
    package func round() async throws {
        for run in try await waiting() { try await take(run) }
        try await clear()
        try await clearUnknown()
    }

    /// What goes wrong is told, and tried again.
    private func settled(_ body: () async throws -> Void) async {
        do {
            try await body()
        } catch is CancellationError {
            return
        } catch {
            complain(error)
        }
    }

    private func waiting() async throws -> [ImportRun] {
        try await installation.database.read { try ImportRuns.underWay(on: .this, in: $0) }
    }

    private let brands = Busy()

    /// The brands of which a file is being imported: a few at once.
    private final class Busy: Sendable {
        private static let most = 2
        private let state = Mutex<Set<ID<Brand>>>([])

        func begin(_ brand: ID<Brand>) -> Bool {
            state.withLock { $0.count < Self.most && $0.insert(brand).inserted }
        }

        func leave(_ brand: ID<Brand>) { _ = state.withLock { $0.remove(brand) } }
    }

    private func take(_ run: ImportRun) async throws {
        let lease = try await installation.database.write { tx in
            try Lease.take(Self.lease, of: run.brand, for: Self.leaseTime, at: clock(), in: tx)
        }
        guard let lease else { return }
        // Where this throws, as when the server ends, the lease runs out by itself.
        try await work(run, lease)
        try await installation.database.write { try lease.release(in: $0) }
    }

    private func work(_ run: ImportRun, _ lease: Lease) async throws {
        guard try await installation.database.write({ try ImportRuns.begin(run, at: clock(), in: $0) }),
            let brand = try await installation.database.read({ tx in
                try Brands.all(in: tx).first { $0.id == run.brand }
            })
        else { return }
        let place = installation.uploads.place(of: run.file)
        let news = News()
        let work = ImportWork(
            brand: brand, path: place, name: run.name,
            errorsPath: installation.uploads.errorsPlace(of: run.file), options: run.setting.options,
            caller: run.caller, progress: news.note)
        var outcome: Result<ImportReport, any Error>
        do {
            outcome = .success(
                try await beating(run, lease, news) { try await work.run(in: installation, at: clock()) })
        } catch {
            outcome = .failure(error)
        }
        try await settle(outcome, of: run, lease, news)
    }

    /// How far an import has come.
    private final class News: Sendable {
        private let state = Mutex<(progress: ImportRun.Progress, isStopped: Bool)>((.none, false))

        var progress: ImportRun.Progress { state.withLock { $0.progress } }
        var isStopped: Bool { state.withLock { $0.isStopped } }

        func stop() { state.withLock { $0.isStopped = true } }

        func note(_ progress: ImportProgress) {
            let stage =
                switch progress.stage {
                case .surveying: "surveying"
                case .importing: "importing"
                }
            let told = ImportRun.Progress(stage: stage, done: Int64(progress.done), total: Int64(progress.total))
            state.withLock { $0.progress = told }
        }
    }

    /// Runs `body`; meanwhile says once a second how far it is, keeps the lease, and ends it where somebody took it back.
    private func beating<Value: Sendable>(
        _ run: ImportRun, _ lease: Lease, _ news: News, _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                while true {
                    try await Task.sleep(for: .seconds(1))
                    let isStopping = try await installation.database.write { tx in
                        try lease.renew(for: Self.leaseTime, at: clock(), in: tx)
                        return try ImportRuns.note(news.progress, of: run, in: tx)
                    }
                    if isStopping {
                        news.stop()
                        throw CancellationError()
                    }
                }
            }
            defer { group.cancelAll() }
            while let done = try await group.next() {
                if let value = done { return value }
            }
            throw CancellationError()
        }
    }

    private func settle(
        _ outcome: Result<ImportReport, any Error>, of run: ImportRun, _ lease: Lease, _ news: News
    ) async throws {
        switch outcome {
        case .success(let report):
            let text = try Self.json(ImportOutcome(report))
            try await end(
                run, lease, as: run.setting.isTrial ? .tried : .done, report: text, errorsFile: report.errorsFile)
        case .failure(is CancellationError) where news.isStopped:
            try await end(run, lease, as: .cancelled)
        case .failure(is CancellationError):
            throw CancellationError()
        case .failure(DatabaseError.leaseLost):
            // Somebody else goes on with it.
            return
        case .failure(let error as any Explained):
            let words = HandedInFile.Words(code: error.code, message: error.message)
            try await end(run, lease, as: .failed, failure: try Self.json(words))
        case .failure(let error):
            complain(error)
            let words = HandedInFile.Words(
                code: "server.unforeseen",
                message: Phrase(
                    en: "Something went wrong in here; the server's log tells of it.", zh: "服务内部出错，详情见服务器日志。"))
            try await end(run, lease, as: .failed, failure: try Self.json(words))
        }
    }

    private func end(
        _ run: ImportRun, _ lease: Lease, as state: ImportRun.State, report: String? = nil, failure: String? = nil,
        errorsFile: String? = nil
    ) async throws {
        let now = clock()
        try await installation.database.write { tx in
            try lease.fence(in: tx)
            try ImportRuns.end(
                run, as: state, report: report, failure: failure, errorsFile: errorsFile, at: now, in: tx)
        }
    }

    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    /// Deletes the files of what is over or was forgotten, then the note of them: a file is never left without a note.
    private func clear() async throws {
        let now = clock()
        let (idle, old) = try await installation.database.read { tx in
            (
                try ImportRuns.idle(
                    on: .this, since: now.advanced(milliseconds: -Self.longestWait), in: tx),
                try ImportRuns.oldErrors(
                    on: .this, before: now.advanced(milliseconds: -Self.longestHeld), in: tx)
            )
        }
        for run in idle {
            installation.uploads.remove(installation.uploads.place(of: run.file))
            try await installation.database.write { try ImportRuns.forgetFile(of: run, in: $0) }
        }
        for run in old { try await HeldRowsOnDisk(installation).remove(of: run) }
    }

    /// Deletes what lies there and is noted nowhere: of an upload that a crash cut off.
    private func clearUnknown() async throws {
        let day = clock().advanced(milliseconds: -Self.longestWait)
        for name in installation.uploads.names(untouchedSince: day) {
            let file = String(name.prefix(32))
            let isKnown = try await installation.database.read { try ImportRuns.isKnown(file, in: $0) }
            if !isKnown { installation.uploads.remove(installation.uploads.place(of: name)) }
        }
    }
}
