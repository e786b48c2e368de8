import Database
import Shop
import TestDatabases
import Testing

@testable import Facts

struct EventKeysTests {
    private static let start = Instant(seconds: 1_780_000_000)

    private static func open(_ engine: TestEngine, _ body: (Database) async throws -> Void) async throws {
        try await engine.database([.facts, .events], body)
    }

    private static func entry(_ number: Int, content: Int64 = 1) -> EventKeys.Entry {
        let bytes = withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) }
        return EventKeys.Entry(hash: bytes.reversed() + bytes, content: content)
    }

    private static func take(
        _ entries: [EventKeys.Entry], brand: Int64 = 1, days: Int64 = 0, in database: Database
    ) async throws -> [EventKeys.Verdict] {
        let now = start.advanced(milliseconds: days * 86_400_000)
        return try await database.write { try EventKeys.take(entries, brand: ID(brand), at: now, in: $0) }
    }

    @Test(arguments: TestEngine.available)
    func theFirstOfEachKeyIsNew(_ engine: TestEngine) async throws {
        try await Self.open(engine) { database in
            let first = try await Self.take(
                [Self.entry(1), Self.entry(2), Self.entry(1), Self.entry(2, content: 5)], in: database)
            #expect(first == [.new, .new, .repeated, .differs])
            let second = try await Self.take(
                [Self.entry(2), Self.entry(3), Self.entry(1, content: 9)], in: database)
            #expect(second == [.repeated, .new, .differs])
            #expect(try await Self.take([Self.entry(1, content: 9)], brand: 2, in: database) == [.new])
            #expect(try await Self.take([], in: database).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func ofAnyNumberAtOnce(_ engine: TestEngine) async throws {
        try await Self.open(engine) { database in
            for count in [1, 63, 64, 65, 127, 1_000] {
                let entries = (0..<count).map { Self.entry(count * 10_000 + $0) }
                let first = try await Self.take(entries, in: database)
                let second = try await Self.take(entries.reversed(), in: database)
                #expect(first == entries.map { _ in .new } && second == entries.map { _ in .repeated })
            }
        }
    }

    /// Whoever comes second is told so, whichever of the two that is.
    @Test(arguments: TestEngine.available)
    func twoAtOnceTakeEachOnce(_ engine: TestEngine) async throws {
        try await Self.open(engine) { database in
            let entries = (0..<200).map { Self.entry($0) }
            async let one = Self.take(entries, in: database)
            async let other = Self.take(entries.reversed(), in: database)
            let (first, second) = try await (one, other.reversed())
            for (mine, theirs) in zip(first, second) {
                #expect(Set([mine, theirs].map { $0 == .new }) == [true, false])
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func keysGoWhenTheyAreTooOldAndNotBefore(_ engine: TestEngine) async throws {
        try await Self.open(engine) { database in
            let old = (0..<600).map { Self.entry($0) }
            _ = try await Self.take(old, in: database)
            func kept() async throws -> Int {
                try await database.read { try $0.first("SELECT COUNT(*) FROM event_keys") { $0.int(0) } ?? 0 }
            }
            func walk(_ days: Int64) async throws {
                let today = Self.start.seconds / 86_400 + days
                try await database.write { tx in
                    try EventKeys.purge(from: [], most: 400, brand: ID(1), today: today, in: tx)
                    try EventKeys.purge(from: [], most: 400, brand: ID(2), today: today, in: tx)
                }
            }
            try await walk(31)
            #expect(try await kept() == 600)
            try await walk(32)
            #expect(try await kept() == 200)
            try await walk(32)
            #expect(try await kept() == 0)
        }
    }

    /// No more is walked through than is asked for, and nothing is sorted.
    @Test func aWalkSeeksItsBeginning() async throws {
        try await Self.open(.sqlite) { database in
            let plan = try await database.read { tx in
                try tx.plan(
                    """
                    SELECT key_hash, taken_on FROM event_keys WHERE brand_id = \(1) AND key_hash >= \([1] as [UInt8])
                    ORDER BY key_hash LIMIT \(5)
                    """)
            }
            #expect(plan.contains("SEARCH event_keys USING PRIMARY KEY") && !plan.contains("TEMP"), "\(plan)")
        }
    }

    /// What intake itself walks through keeps the table as large as what comes in within the time.
    @Test func intakeKeepsTheTableSmall() async throws {
        try await Self.open(.sqlite) { database in
            var number = 0
            for day in 0..<200 {
                for _ in 0..<4 {
                    let entries = (0..<25).map { Self.entry((number + $0) &* 2_654_435_761) }
                    number += 25
                    _ = try await Self.take(entries, days: Int64(day), in: database)
                }
            }
            let kept = try await database.read { try $0.first("SELECT COUNT(*) FROM event_keys") { $0.int(0) } ?? 0 }
            #expect(kept >= 32 * 100 && kept < 3 * 32 * 100, "\(kept)")
        }
    }
}
