import Database
import TestDatabases
import Testing

/// What both engines must do alike.
struct ConformanceTests {
    private struct Refused: Error {}

    @Test(arguments: TestEngine.available)
    func numbersSurviveAtTheirLimits(_ engine: TestEngine) async throws {
        let limits: [Int64] = [.min, -1, 0, 1, .max]
        try await engine.database([.sketch]) { database in
            try await database.write { tx in
                try tx.append(to: "things", columns: ["brand_id", "id", "weight", "is_old"]) { row in
                    for (offset, id) in limits.enumerated() {
                        try row.int64(1)
                        try row.int64(id)
                        try row.double(
                            [-Double.greatestFiniteMagnitude, -0.5, 0, .leastNonzeroMagnitude, 1e308][offset])
                        try row.flag(offset % 2 == 0)
                        try row.end()
                    }
                }
            }
            let rows = try await database.read { tx in
                try tx.all("SELECT id, weight, is_old FROM things ORDER BY id") {
                    ($0.int64(0), $0.double(1), $0.flag(2))
                }
            }
            #expect(rows.map(\.0) == limits)
            #expect(rows.map(\.1) == [-Double.greatestFiniteMagnitude, -0.5, 0, .leastNonzeroMagnitude, 1e308])
            #expect(rows.map(\.2) == [true, false, true, false, true])
            let bound = try await database.read { tx in
                try tx.all("SELECT id FROM things WHERE id IN \(list: [Int64.min, .max]) ORDER BY id") { $0.int64(0) }
            }
            #expect(bound == [.min, .max])
        }
    }

    @Test(
        arguments: TestEngine.available,
        ["", "蓝牙耳机", "👩‍👩‍👧‍👦🕯️", "e\u{301}", "a\"'\\\n\r\t,;$1", String(repeating: "香", count: 800)])
    func textSurvivesUnchanged(_ engine: TestEngine, _ text: String) async throws {
        try await engine.database([.sketch]) { database in
            try await database.write { tx in
                try tx.addThing(1, text)
                try tx.append(to: "things", columns: ["brand_id", "id", "name"]) { row in
                    try row.int64(2)
                    try row.int64(1)
                    try row.text(text)
                    try row.end()
                }
            }
            let found = try await database.read { tx in
                try tx.all("SELECT name FROM things WHERE name = \(text) ORDER BY brand_id") { $0.text(0) }
            }
            #expect(found.map { Array($0.utf8) } == [Array(text.utf8), Array(text.utf8)])
        }
    }

    @Test(arguments: TestEngine.available)
    func aNulCharacterIsRefusedWithItsOwnError(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            await #expect(throws: DatabaseError.nulCharacter) {
                try await database.write { try $0.addThing(1, "a\0b") }
            }
            await #expect(throws: DatabaseError.nulCharacter) {
                try await database.write { tx in
                    try tx.append(to: "things", columns: ["brand_id", "id", "name"]) { row in
                        try row.int64(1)
                        try row.int64(1)
                        try row.text("a\0b")
                        try row.end()
                    }
                }
            }
            let found76 = try await database.read { try $0.names() }
            #expect(found76 == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func bytesSurviveAndNullIsNull(_ engine: TestEngine) async throws {
        let all = (0...255).map { UInt8($0) }
        try await engine.database([.sketch]) { database in
            try await database.write { tx in
                try tx.execute("INSERT INTO things (brand_id, id, body) VALUES (1, 1, \(all))")
                try tx.execute("INSERT INTO things (brand_id, id, body) VALUES (1, 2, \([UInt8]()))")
                try tx.execute("INSERT INTO things (brand_id, id, body) VALUES (1, 3, \(nil as [UInt8]?))")
            }
            let found = try await database.read { tx in
                try tx.all("SELECT body FROM things ORDER BY id") { $0.optionalBytes(0) }
            }
            #expect(found == [all, [], nil])
        }
    }

    @Test(arguments: TestEngine.available)
    func aMisreadColumnIsAnError(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            try await database.write { try $0.addThing(1, nil) }
            await #expect(throws: DatabaseError.self) {
                try await database.read { try $0.names() }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func aSavepointUndoesOnlyItsOwn(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            try await database.write { tx in
                try tx.addThing(1, "kept")
                #expect(throws: DatabaseError.self) {
                    try tx.savepoint {
                        try tx.addThing(2, "undone")
                        try tx.addThing(1, "repeated")
                    }
                }
                try tx.addThing(3, "kept too")
            }
            #expect(try await database.read { try $0.names() } == ["kept", "kept too"])
        }
    }

    @Test(arguments: TestEngine.available)
    func aFailingClosureAmongManyTakesNothingFromTheOthers(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            let outcomes = await withTaskGroup(of: (Int64, Bool).self) { group in
                for id in Int64(1)...40 {
                    group.addTask {
                        do {
                            try await database.write { tx in
                                try tx.addThing(id, "thing \(id)")
                                if id % 7 == 0 { throw Refused() }
                            }
                            return (id, true)
                        } catch {
                            return (id, !(error is Refused))
                        }
                    }
                }
                return await group.reduce(into: [Int64: Bool]()) { $0[$1.0] = $1.1 }
            }
            #expect(outcomes.filter { !$0.value }.keys.sorted() == [7, 14, 21, 28, 35])
            let kept = try await database.read { tx in
                try tx.all("SELECT id FROM things ORDER BY id") { $0.int64(0) }
            }
            #expect(kept == (1...40).filter { $0 % 7 != 0 })
        }
    }

    @Test(arguments: TestEngine.available)
    func aConstraintNamesItself(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            try await database.write { try $0.addThing(1, "a") }
            do {
                try await database.write { try $0.addThing(2, "a") }
                Issue.record("the same name twice was taken")
            } catch DatabaseError.constraint(let name) {
                #expect(name.contains("name"))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func idsNeverRepeat(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            let ranges = try await withThrowingTaskGroup(of: Range<Int64>.self) { group in
                for count in [1, 2, 63, 64, 65, 500, 1, 1000] {
                    group.addTask { try await database.write { try $0.ids(of: "things", count: count) } }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let all = ranges.flatMap { Array($0) }
            #expect(all.count == 1696)
            #expect(Set(all).count == all.count)
            #expect(all.allSatisfy { $0 > 0 })
        }
    }

    @Test(arguments: TestEngine.available)
    func theSequenceOfABrandHasNoGapsWhateverFails(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            await withTaskGroup(of: Void.self) { group in
                for writer in Int64(1)...30 {
                    group.addTask {
                        _ = try? await database.write { tx in
                            for brand in [Int64(2), 1] {
                                tx.sequenced(brand: brand, count: 3) { first, tx in
                                    for seq in first..<(first + 3) {
                                        try tx.execute(
                                            "INSERT INTO marks (brand_id, seq, writer) VALUES (\(brand), \(seq), \(writer))"
                                        )
                                    }
                                }
                            }
                            if writer % 5 == 0 { throw Refused() }
                        }
                    }
                }
            }
            for brand in [Int64(1), 2] {
                let numbers = try await database.read { tx in
                    try tx.all("SELECT seq FROM marks WHERE brand_id = \(brand) ORDER BY seq") { $0.int64(0) }
                }
                #expect(numbers == Array(1...72))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func aReadSeesOneMoment(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            try await database.write { try $0.addThing(1, "before") }
            let (first, second) = try await database.read { tx in
                let first = try tx.names().count
                let done = Blocking { try await database.write { try $0.addThing(2, "meanwhile") } }
                try done.wait()
                return (first, try tx.names().count)
            }
            #expect(first == 1)
            #expect(second == 1)
            #expect(try await database.read { try $0.names() } == ["before", "meanwhile"])
        }
    }

    @Test(arguments: TestEngine.available)
    func aHundredThousandRowsAreAppendedAtOnce(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            try await database.write { tx in
                try tx.append(to: "things", columns: ["brand_id", "id", "name"]) { row in
                    for id in Int64(1)...100_000 {
                        try row.int64(1)
                        try row.int64(id)
                        try row.text("thing \(id)")
                        try row.end()
                    }
                }
            }
            let (count, sum) = try await database.read { tx in
                try #require(
                    try tx.first("SELECT COUNT(*), CAST(SUM(id) AS BIGINT) FROM things") { ($0.int(0), $0.int64(1)) })
            }
            #expect(count == 100_000)
            #expect(sum == 5_000_050_000)
        }
    }

    @Test(arguments: TestEngine.available)
    func lookingUpByNameUsesItsIndex(_ engine: TestEngine) async throws {
        try await engine.database([.sketch]) { database in
            try await database.write { tx in
                for id in Int64(1)...2000 { try tx.addThing(id, "thing \(id)") }
                if tx.dialect == .postgres { try tx.execute("ANALYZE things") }
            }
            let plan = try await database.read { tx in
                try tx.plan("SELECT id FROM things WHERE brand_id = \(1) AND name = \("thing 7")")
            }
            #expect(plan.contains("things_name"))
        }
    }
}
