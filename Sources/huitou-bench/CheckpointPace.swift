import Access
import Database
import Foundation
import Insight
import Operations
import Shop

/// How fast a start is with columns that were kept: how long it takes to write them down, how large they are, and how soon
/// after a start the first question is answered. `HUITOU_BENCH_DB` names the database; `HUITOU_BENCH_COLUMNS` a folder for
/// the columns, where those of an earlier run are read again and none are written.
struct CheckpointPace {
    let folder: String

    func measure() async throws {
        guard let path = ProcessInfo.processInfo.environment["HUITOU_BENCH_DB"] else {
            print("HUITOU_BENCH_DB names no database")
            return
        }
        let place = DatabasePlace(path) { $0 }
        if !FileManager.default.fileExists(atPath: columns) { try await write(place) }
        for _ in 1...3 { try await start(place, "") }
        forgetFile()
        try await start(place, ", the file read from the disk")
    }

    private var columns: String {
        ProcessInfo.processInfo.environment["HUITOU_BENCH_COLUMNS"] ?? folder + "/columns"
    }

    private func write(_ place: DatabasePlace) async throws {
        let now = Instant(Date())
        let installation = try await Installation.open(
            place, keysPath: nil, columnsFolder: columns, makes: false, at: now)
        let brand = try await installation.database.read { try Brands.find(nil, for: .commandLine, in: $0) }
        let loading = ContinuousClock.now
        let live = try await installation.liveBrands.live(brand)
        Figure.show(
            "orders · lines · behaviours · customers",
            "\(live.orderCount) · \(live.lineCount) · \(live.behaviourCount) · \(live.personCount)")
        Figure.show("start without a file, s", Figure.rounded((ContinuousClock.now - loading).inSeconds, 2))
        let writing = ContinuousClock.now
        await installation.liveBrands.keepCheckpoints(at: now)
        let took = (ContinuousClock.now - writing).inSeconds
        for case .written(_, let bytes) in installation.liveBrands.checkpoints?.takeNotes().map(\.event) ?? [] {
            Figure.show("file, MB", Figure.rounded(Double(bytes) / 1_048_576))
            Figure.show("writing it, s", Figure.rounded(took, 2))
        }
        try await installation.close()
    }

    private func start(_ place: DatabasePlace, _ how: String) async throws {
        let start = ContinuousClock.now
        let now = Instant(Date())
        let installation = try await Installation.open(
            place, keysPath: nil, columnsFolder: columns, makes: false, at: now)
        let brand = try await installation.database.read { try Brands.find(nil, for: .commandLine, in: $0) }
        let opened = ContinuousClock.now
        let live = try await installation.liveBrands.live(brand)
        let read = ContinuousClock.now
        _ = live.rfm(RFMQuestion(today: BrandDay(now, in: brand.timeZone)))
        let answered = ContinuousClock.now
        for case .refused(let fault) in installation.liveBrands.checkpoints?.takeNotes().map(\.event) ?? [] {
            print("not read: \(fault.message.english)")
        }
        Figure.show("read and checked\(how), s", Figure.rounded((read - opened).inSeconds, 2))
        Figure.show("first answer after the start\(how), s", Figure.rounded((answered - start).inSeconds, 2))
        try await installation.close()
    }

    /// Has the system drop what it holds of the file in memory.
    private func forgetFile() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: columns)) ?? [] {
            let descriptor = open("\(columns)/\(name)", O_RDONLY)
            guard descriptor >= 0 else { continue }
            #if canImport(Glibc)
                _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
            #endif
            _ = close(descriptor)
        }
    }
}
