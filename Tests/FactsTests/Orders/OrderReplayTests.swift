import Database
import Shop
import TestDatabases
import Testing

@testable import Facts

/// Whatever way statements come in, and however often, they end alike; and what stands is what the versions say.
struct OrderReplayTests {
    private static let seeds: [UInt64] = Array(1...24)

    @Test func retoldStatementsEndAlike() async throws {
        try await Stall.on(.sqlite) { stall in
            var outcomes: Set<StatementOutcome> = []
            for seed in Self.seeds {
                var random = RandomFiles(seed: seed)
                let files = random.files(9)
                let once = stall.of(brand: Int64(seed) * 2)
                let again = stall.of(brand: Int64(seed) * 2 + 1)
                for file in files { outcomes.formUnion(try await once.tell(file.orders, age: file.age)) }
                for batch in random.retold(files) {
                    outcomes.formUnion(try await again.tell(batch.orders, age: batch.age))
                }
                let (expected, found) = (try await once.canonical(), try await again.canonical())
                #expect(expected == found, "seed \(seed)")
                #expect(!expected.isEmpty)
                // All of it told once more says nothing new.
                let versions = try await once.count("order_versions")
                for file in files { try await once.tell(file.orders, age: file.age) }
                #expect(try await once.canonical() == expected, "seed \(seed)")
                #expect(try await once.lateVersions() + versions >= once.count("order_versions"))
            }
            // The files had something of everything.
            #expect(outcomes.isSuperset(of: [.new, .advanced, .unchanged, .late]))
            for contradiction in [Contradiction.buyer, .paymentTime, .paidAmount, .lines, .statusBackwards] {
                #expect(outcomes.contains { $0.names(contradiction) }, "\(contradiction)")
            }
            #expect(try await stall.isSound())
        }
    }

    @Test func whatStandsIsWhatTheVersionsSay() async throws {
        try await Stall.on(.sqlite) { stall in
            for seed in Self.seeds {
                var random = RandomFiles(seed: seed &+ 1_000)
                let files = random.files(9)
                let own = stall.of(brand: Int64(seed))
                // The oldest file last, for every other seed.
                let told = seed % 2 == 0 ? files : files.reversed()
                for batch in random.retold(told) { try await own.tell(batch.orders, age: batch.age) }
                let heads = try await own.orders()
                let versions = try await own.versionsInForce()
                #expect(Set(heads.keys) == Set(versions.keys))
                for (number, series) in versions {
                    #expect(heads[number]?.version == series.last, "seed \(seed)")
                    #expect(zip(series, series.dropFirst()).allSatisfy { $0.isKept(by: $1) }, "seed \(seed)")
                }
            }
        }
    }
}

extension Stall {
    /// What stands, without ids, numbers of versions and of sets: orders with their lines, and what is kept aside.
    fileprivate func canonical() async throws -> [String] {
        var rows: [String] = []
        for (number, order) in try await orders() {
            rows.append("\(number) \(order.version.canonical) \(try await lines(of: number))")
        }
        for conflict in try await conflicts() {
            rows.append("\(conflict.number) aside \(conflict.contradictions) \(conflict.stated.canonical)")
        }
        return rows.sorted()
    }

    fileprivate func versionsInForce() async throws -> [String: [OrderVersion]] {
        let brand = brand
        return try await database.read { tx in
            var versions: [String: [OrderVersion]] = [:]
            try tx.forEach(
                """
                SELECT o.number, \(unescaped: OrderVersionRow.selected(from: "v"))
                FROM orders o
                JOIN order_versions v ON v.brand_id = o.brand_id AND v.order_id = o.id
                WHERE o.brand_id = \(brand.raw) AND v.standing = 0
                ORDER BY o.id, v.version
                """
            ) { versions[$0.text(0), default: []].append(try OrderVersionRow.read($0, from: 1)) }
            return versions
        }
    }

    fileprivate func lateVersions() async throws -> Int {
        let brand = brand
        return try await database.read { tx in
            try tx.first(
                "SELECT COUNT(*) FROM order_versions WHERE brand_id = \(brand.raw) AND standing = 1"
            ) { $0.int(0) } ?? 0
        }
    }
}

extension OrderVersion {
    fileprivate var canonical: OrderVersion {
        with { $0.lineSet = min($0.lineSet, 1) }
    }

    /// Whether a later version in force takes nothing of this one back.
    fileprivate func isKept(by next: OrderVersion) -> Bool {
        next.customer == customer ?? next.customer
            && next.currency == currency
            && (next.status?.rawValue ?? -1) >= (status?.rawValue ?? -1)
            && next.amounts.refunded >= amounts.refunded
            && next.origin == origin ?? next.origin
            && next.statedAt >= statedAt
            && zip(times.all, next.times.all).allSatisfy { $0 == nil || $1 != nil }
            && (lineSet == 0 || next.lineSet > 0)
    }
}

extension StatementOutcome {
    fileprivate func names(_ contradiction: Contradiction) -> Bool {
        switch self {
        case .conflict(let contradictions): contradictions.contains(contradiction)
        case .new, .advanced, .unchanged, .late: false
        }
    }
}
