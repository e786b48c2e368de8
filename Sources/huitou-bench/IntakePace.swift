import Access
import Database
import Foundation
import Operations
import Shop

/// Events as a site sends them, each call durable when it is answered: batches of 50 by one caller and by eight, and single
/// events by 64, all of visitors who are known. `HUITOU_BENCH_DB` names a database to do it in, which is changed by it.
struct IntakePace {
    let folder: String
    private let visitors = 20_000
    private let batchSize = 50

    func measure() async throws {
        let named = ProcessInfo.processInfo.environment["HUITOU_BENCH_DB"]
        let now = Instant(Date())
        let installation = try await Installation.open(
            DatabasePlace(named ?? "\(folder)/intake.db") { $0 }, keysPath: nil, makes: named == nil, at: now)
        if named == nil {
            let brand = CreateBrand(name: "Bench", timeZone: "Asia/Shanghai", currency: "CNY", language: .english)
            _ = try await installation.run(brand, as: .commandLine, at: now)
        }
        let store = "bench-\(now.milliseconds)"
        _ = try await installation.run(
            AddStore(name: store, platform: .other, brand: nil), as: .commandLine, at: now)
        let key = try await installation.run(
            CreateKey("bench", [.sendEvents], store: store, brand: nil), as: .commandLine, at: now)
        let desk = Desk(installation: installation, caller: .key(key.key.id), now: now)
        // Whoever they are is known before it is measured.
        try await desk.send(bodies(of: visitors, by: batchSize, "first"), callers: 8, as: .batch)
        for callers in [1, 8, 1, 8] {
            let bodies = bodies(of: 100_000, by: batchSize, "batch-\(UUID().uuidString)")
            try await desk.timed("events/s, batches of \(batchSize), \(callers) at once", 100_000) {
                try await desk.send(bodies, callers: callers, as: .batch)
            }
        }
        for _ in 1...2 {
            let singles = bodies(of: 20_000, by: 1, "single-\(UUID().uuidString)")
            try await desk.timed("events/s, single, 64 at once", singles.count) {
                try await desk.send(singles, callers: 64, as: .track)
            }
        }
        try await desk.timed("events/s sent again, batches of \(batchSize), 8 at once", visitors) {
            try await desk.send(bodies(of: visitors, by: batchSize, "first"), callers: 8, as: .batch)
        }
        try await installation.close()
    }

    private func bodies(of count: Int, by size: Int, _ name: String) -> [[UInt8]] {
        stride(from: 0, to: count, by: size).map { first in
            let messages = (first..<first + size).map { message("\(name)-\($0)", visitor: $0 &* 7_919 % visitors) }
            guard size > 1 else { return Array(messages[0].utf8) }
            return Array(#"{"batch":[\#(messages.joined(separator: ","))]}"#.utf8)
        }
    }

    /// Some 400 bytes.
    private func message(_ id: String, visitor: Int) -> String {
        let product = visitor % 997
        return
            #"{"type":"track","event":"Product Viewed","messageId":"\#(id)","anonymousId":"0f8fad5b-d9cb-469f-a165-\#(visitor)","#
            + #""properties":{"product_id":"P\#(product)","name":"Candle \#(product)","price":18.99,"currency":"CNY"},"#
            + #""context":{"library":{"name":"t.js","version":"1.0"},"page":{"path":"/products/\#(product)","title":"Candle"},"#
            + #""userAgent":"Mozilla/5.0 (X11; Linux x86_64)"}}"#
    }

    /// Who sends, and as whom.
    private struct Desk: Sendable {
        let installation: Installation
        let caller: Caller
        let now: Instant

        func send(_ bodies: [[UInt8]], callers: Int, as call: TakeEvents.Call) async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for first in 0..<callers {
                    group.addTask {
                        for place in stride(from: first, to: bodies.count, by: callers) {
                            let report = try await installation.run(
                                TakeEvents(bodies[place], as: call), as: caller, at: now)
                            guard report.setAside.isEmpty else { throw Unfit(note: "\(report.setAside)") }
                        }
                    }
                }
                try await group.waitForAll()
            }
        }

        func timed(_ name: String, _ events: Int, _ body: () async throws -> Void) async throws {
            let (start, used) = (ContinuousClock.now, Self.processorSeconds)
            try await body()
            Figure.show(name, Figure.rounded(Figure.rate(events, ContinuousClock.now - start), 0))
            let each = (Self.processorSeconds - used) * 1_000_000 / Double(events)
            Figure.show("  of the processor, µs each", Figure.rounded(each))
        }

        /// Of this process.
        private static var processorSeconds: Double {
            var usage = rusage()
            getrusage(RUSAGE_SELF.rawValue, &usage)
            func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
            return seconds(usage.ru_utime) + seconds(usage.ru_stime)
        }
    }

    private struct Unfit: Error {
        let note: String
    }
}
