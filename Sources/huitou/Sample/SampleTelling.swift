import Access
import Foundation
import Operations
import SampleData
import Shop

/// Brings a sample brand into a database: the brand, its stores, its settings, and everything that its customers did.
struct SampleTelling {
    let brand: SampleBrand
    /// Personal values, and what is known of persons, are left out, but for what ties buyers to stores: to measure without
    /// the cost of sealing them.
    let isWithoutPersons: Bool
    let session: CommandSession
    /// People whose lives are told at a time.
    private static let personsAtOnce = 400

    struct Report: Encodable {
        var orders = 0
        var new = 0
        var advanced = 0
        var unchanged = 0
        var conflicts = 0
        var behaviours = 0
        var personFacts = 0
        var seconds = 0.0

        mutating func add(_ told: TellEvents.Report) {
            new += told.new
            advanced += told.advanced
            unchanged += told.unchanged
            conflicts += told.conflicts
            behaviours += told.behaviours
            personFacts += told.personFacts
        }
    }

    func run() async throws -> Report {
        let pace = Pace()
        try await makeBrand()
        var report = Report()
        report.add(try await session.run(telling(events.products)))
        let line = ProgressLine(session.context)
        defer { line.end() }
        let chunks = brand.chunks(of: Self.personsAtOnce)
        var lives = chunks.first.map(lives)
        for (place, chunk) in chunks.enumerated() {
            guard let told = lives else { break }
            // The next lives are made up while these are written.
            async let next = place + 1 < chunks.count ? self.lives(of: chunks[place + 1]) : nil
            report.add(try await session.run(told.telling))
            report.orders += told.orders
            let share = Double(chunk.upperBound) / Double(brand.persons.count)
            let orders = report.orders
            line.show {
                let (bar, done, rate) = (line.bar(share), orders.grouped, pace.rate(of: orders).grouped)
                let left = pace.secondsLeft(after: share).grouped
                return Phrase(
                    en: "telling  \(bar)  \(done) orders  \(rate)/s  \(left) s left",
                    zh: "写入 \(bar)  \(done) 笔订单  \(rate) 笔/秒  剩余 \(left) 秒")
            }
            lives = await next
        }
        report.seconds = (pace.seconds * 1000).rounded() / 1000
        return report
    }

    /// What some persons did, ready to be told.
    private func lives(of persons: Range<Int>) -> (telling: TellEvents, orders: Int) {
        let lives = events.lives(of: persons)
        return (telling(lives.events), lives.orders)
    }

    private var events: SampleEvents { SampleEvents(brand: brand, isWithoutPersons: isWithoutPersons) }

    private func telling(_ told: [ToldEvent]) -> TellEvents {
        TellEvents(brand: brand.name, told, statedAt: events.end)
    }

    private func makeBrand() async throws {
        try await SampleHome.make(for: brand, on: session)
        let names = Set(try await session.run(ListStores(brand: brand.name)).map(\.name))
        for store in brand.stores where !names.contains(store.name) {
            _ = try await session.run(AddStore(name: store.name, platform: store.platform, brand: brand.name))
        }
    }
}
