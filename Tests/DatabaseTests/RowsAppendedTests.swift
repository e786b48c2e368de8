import Database
import TestDatabases
import Testing

/// Rows are sent many at a time: none may be lost at the edges, and a refused one takes its write with it.
struct RowsAppendedTests {
    @Test(arguments: TestEngine.available, [0, 1, 2, 63, 64, 65, 127, 128, 200])
    func anyNumberOfRowsArrives(_ engine: TestEngine, _ count: Int64) async throws {
        try await engine.database([.sketch]) { database in
            try await database.write { try Self.append(Array(0..<count), in: $0) }
            let found = try await database.read { tx in
                try tx.all("SELECT id, name, weight FROM things ORDER BY id") {
                    ($0.int64(0), $0.text(1), $0.optionalDouble(2))
                }
            }
            #expect(found.map { $0.0 } == Array(0..<count))
            #expect(found.map { $0.1 } == (0..<count).map { "thing \($0)" })
            #expect(found.allSatisfy { $0.2 == nil })
        }
    }

    @Test(arguments: TestEngine.available, [0, 40, 63, 64, 99])
    func aRefusedRowTakesItsWriteWithIt(_ engine: TestEngine, _ place: Int) async throws {
        try await engine.database([.sketch]) { database in
            var ids = Array(Int64(1)...100)
            try await database.write { try $0.addThing(1000, "thing 1000") }
            ids[place] = 1000
            let told = ids
            await #expect(throws: DatabaseError.self) {
                try await database.write { try Self.append(told, in: $0) }
            }
            #expect(try await database.read { try $0.names() } == ["thing 1000"])
            try await database.write { try Self.append([7], in: $0) }
            #expect(try await database.read { try $0.names().count } == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func writesThatFailTakeNothingFromThoseBesideThem(_ engine: TestEngine) async throws {
        struct Refused: Error {}
        try await engine.database([.sketch]) { database in
            await withTaskGroup(of: Void.self) { group in
                for id in Int64(1)...300 {
                    group.addTask {
                        // The failures are what this is about.
                        _ = try? await database.write { tx in
                            try tx.addThing(id, "thing \(id)")
                            if id % 3 != 0 { throw Refused() }
                        }
                    }
                }
            }
            let ids = try await database.read { try $0.all("SELECT id FROM things ORDER BY id") { $0.int64(0) } }
            #expect(ids == (Int64(1)...300).filter { $0 % 3 == 0 })
        }
    }

    private static func append(_ ids: [Int64], in tx: WriteTransaction) throws {
        try tx.append(to: "things", columns: ["brand_id", "id", "name", "weight"]) { row in
            for id in ids {
                try row.int64(1)
                try row.int64(id)
                try row.text("thing \(id)")
                try row.null()
                try row.end()
            }
        }
    }
}
