import Dispatch
import Testing

@testable import Database

/// The brand's numbers: gapless, and in the order of the commits.
@Suite(.enabled(if: PostgresScratch.isOffered, PostgresScratch.missing))
struct PostgresSequenceTests {
    private static let tables = """
        CREATE TABLE fact_sequences (brand_id INT64 NOT NULL PRIMARY KEY, last INT64 NOT NULL) STRICT;
        CREATE TABLE facts (
            brand_id INT64 NOT NULL, seq INT64 NOT NULL, writer INT64 NOT NULL, PRIMARY KEY (brand_id, seq)
        ) STRICT
        """

    private static func tell(_ tx: WriteTransaction, brand: Int64 = 1, count: Int, writer: Int64) {
        tx.sequenced(brand: brand, count: count) { first, tx in
            for seq in first..<first + Int64(count) {
                try tx.execute("INSERT INTO facts (brand_id, seq, writer) VALUES (\(brand), \(seq), \(writer))")
            }
        }
    }

    @Test func whoCommitsFirstHasTheLowerNumbers() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define(Self.tables)
            let hasBegun = DispatchSemaphore(value: 0)
            let mayEnd = DispatchSemaphore(value: 0)
            async let slow: Void = scratch.engine.write { tx in
                Self.tell(tx, count: 3, writer: 1)
                try tx.execute("SELECT 1")
                hasBegun.signal()
                #expect(mayEnd.wait(timeout: .now() + 600) == .success)
            }
            try await scratch.engine.write { tx in
                #expect(hasBegun.wait(timeout: .now() + 600) == .success)
                Self.tell(tx, count: 2, writer: 2)
            }
            mayEnd.signal()
            try await slow
            let writers = try await scratch.engine.read { tx in
                try tx.all("SELECT writer FROM facts ORDER BY seq") { $0.int64(0) }
            }
            #expect(writers == [2, 2, 1, 1, 1])
        }
    }

    @Test func whoWaitsForANumberSeesAllLowerOnes() async throws {
        try await PostgresScratch.with { scratch in
            try await scratch.define(Self.tables)
            let holdsNumbers = DispatchSemaphore(value: 0)
            let mayEnd = DispatchSemaphore(value: 0)
            async let first: Void = scratch.engine.write { tx in
                tx.sequenced(brand: 1, count: 1) { seq, tx in
                    try tx.execute("INSERT INTO facts (brand_id, seq, writer) VALUES (1, \(seq), 1)")
                    holdsNumbers.signal()
                    #expect(mayEnd.wait(timeout: .now() + 600) == .success)
                }
            }
            async let second: Int64 = scratch.engine.write { tx in
                #expect(holdsNumbers.wait(timeout: .now() + 600) == .success)
                let below = Notebook<Int64>()
                DispatchQueue.global().asyncAfter(deadline: .now() + 0.3) { mayEnd.signal() }
                tx.sequenced(brand: 1, count: 1) { seq, tx in
                    let count = try tx.first("SELECT COUNT(*) FROM facts WHERE seq < \(seq)") { $0.int64(0) }
                    below.note(seq * 10 + (count ?? -1))
                    try tx.execute("INSERT INTO facts (brand_id, seq, writer) VALUES (1, \(seq), 2)")
                }
                try tx.finish()
                return below.entries.last ?? -1
            }
            _ = try await first
            #expect(try await second == 21)
        }
    }

    @Test func aFollowerNeverSeesAGap() async throws {
        struct Refused: Error {}
        try await PostgresScratch.with(connections: 8) { scratch in
            try await scratch.define(Self.tables)
            let engine = scratch.engine
            let isDone = Notebook<Void>()
            let gaps = Task {
                var gaps = 0
                while isDone.entries.isEmpty {
                    let ends = try await engine.read { tx in
                        try tx.all("SELECT COUNT(*), COALESCE(MAX(seq), 0) FROM facts GROUP BY brand_id") {
                            [$0.int64(0), $0.int64(1)]
                        }
                    }
                    gaps += ends.count { $0[0] != $0[1] }
                }
                return gaps
            }
            let written = try await withThrowingTaskGroup(of: Int.self) { group in
                for writer in 0..<7 {
                    group.addTask {
                        var written = 0
                        for round in 0..<30 {
                            let count = (writer * 31 + round * 17) % 4 + 1
                            do {
                                try await engine.write { tx in
                                    Self.tell(tx, brand: 2, count: count, writer: Int64(writer))
                                    Self.tell(tx, brand: 1, count: count, writer: Int64(writer))
                                    try tx.finish()
                                    if round % 5 == 4 { throw Refused() }
                                }
                                written += count
                            } catch is Refused {}
                        }
                        return written
                    }
                }
                return try await group.reduce(0, +)
            }
            isDone.note(())
            #expect(try await gaps.value == 0)
            #expect(try await scratch.count("facts") == Int64(written * 2))
            let last = try await engine.read { tx in try tx.all("SELECT last FROM fact_sequences") { $0.int64(0) } }
            #expect(last == [Int64(written), Int64(written)])
        }
    }
}
