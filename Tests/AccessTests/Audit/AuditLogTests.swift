import Access
import Crypto
import Database
import Foundation
import Shop
import TestDatabases
import Testing

struct AuditLogTests {
    @Test(arguments: TestEngine.available)
    func rowsAreNumberedInTheOrderOfCommitsWhoeverWrites(_ engine: TestEngine) async throws {
        try await engine.database([.access, .staff]) { database in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        do {
                            try await database.write { tx in
                                AuditLog.append(Self.entry(note: "\(number)"), in: tx)
                                if number % 10 == 0 { throw CancellationError() }
                                if number % 10 == 1 { AuditLog.append(Self.entry(note: "\(number)b"), in: tx) }
                            }
                        } catch is CancellationError {
                            return
                        }
                    }
                }
                try await group.waitForAll()
            }
            let rows = try await database.read { try AuditLog.after(0, brand: nil, limit: 1_000, in: $0) }
            #expect(rows.map(\.number) == Array(1...100))
            #expect(Set(rows.compactMap(\.note)).count == 100)
            let fault = try await database.read { try AuditCheck.fault(noted: nil, in: $0) }
            #expect(fault == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func theEngineRefusesToAlterOrTakeAwayARow(_ engine: TestEngine) async throws {
        try await engine.database([.access, .staff]) { database in
            try await append(3, to: database)
            let statements: [SQL] = [
                "UPDATE audit_rows SET note = 'x' WHERE number = 2", "DELETE FROM audit_rows WHERE number = 3",
                "DELETE FROM audit_rows",
                """
                INSERT INTO audit_rows (number, occurred_at, actor, code, previous, hash)
                SELECT number, 0, 'nobody', 'x', previous, previous FROM audit_rows WHERE number = 3
                """,
            ]
            let others: [SQL] =
                switch engine {
                case .sqlite:
                    ["INSERT OR REPLACE INTO audit_rows SELECT * FROM audit_rows WHERE number = 2"]
                case .postgres: ["TRUNCATE audit_rows"]
                }
            for statement in statements + others {
                await #expect(throws: DatabaseError.self, "\(statement.text)") {
                    try await database.write { _ = try $0.execute(statement) }
                }
            }
            let fault = try await database.read { try AuditCheck.fault(noted: nil, in: $0) }
            #expect(fault == nil)
        }
    }

    /// Whoever owns the server can take the triggers away; the chain tells of what they do then.
    @Test(arguments: TestEngine.available)
    func theFirstBrokenRowIsNamed(_ engine: TestEngine) async throws {
        let deeds: [(SQL, AuditCheck.Fault)] = [
            ("UPDATE audit_rows SET note = 'x' WHERE number = 4", .altered(4)),
            ("UPDATE audit_rows SET occurred_at = occurred_at + 1 WHERE number = 1", .altered(1)),
            ("UPDATE audit_rows SET actor_id = 7, actor = 'member' WHERE number = 6", .altered(6)),
            ("DELETE FROM audit_rows WHERE number = 3", .missing(3)),
            ("DELETE FROM audit_rows WHERE number >= 5", .cutOff(5...6)),
            ("DELETE FROM audit_rows WHERE number = 1", .missing(1)),
        ]
        for (deed, fault) in deeds {
            try await engine.database([.access, .staff]) { database in
                try await append(6, to: database)
                try await disarm(database)
                try await database.write { _ = try $0.execute(deed) }
                let found = try await database.read { try AuditCheck.fault(noted: nil, in: $0) }
                #expect(found == fault, "\(deed.text)")
            }
        }
    }

    /// Whoever cuts off the tail and sets the head back is told by what lies outside.
    @Test(arguments: TestEngine.available)
    func aTailThatWasCutOffWithItsHeadIsNoticedFromOutside(_ engine: TestEngine) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "head-\(UUID().uuidString)").path
        defer { unlink(path + ".audit") }
        try await engine.database([.access, .staff]) { database in
            let file = AuditHeadFile(besideKeys: path, history: "one")
            try await append(6, to: database)
            let head = try #require(try await database.read { try AuditLog.head(in: $0) })
            // What is missing is not made good by itself.
            try file.write(head)
            #expect(try file.read() == nil)
            try file.write(head, begins: true)
            #expect(try file.read() == head)
            try await disarm(database)
            try await database.write { tx in
                let earlier = try #require(try AuditLog.hash(of: 4, in: tx))
                try tx.execute("DELETE FROM audit_rows WHERE number > 4")
                try tx.execute("UPDATE audit_head SET number = 4, hash = \(earlier)")
            }
            let noted = try file.read()
            let (inside, outside) = try await database.read { tx in
                (try AuditCheck.fault(noted: nil, in: tx), try AuditCheck.fault(noted: noted, in: tx))
            }
            #expect(inside == nil)
            #expect(outside == .cutOff(5...6))
            // The proof is not overwritten, nor does a tail written anew pass for the old one.
            let shorter = try #require(try await database.read { try AuditLog.head(in: $0) })
            try file.write(shorter)
            #expect(try file.read() == head)
            try await append(2, to: database, note: "other")
            let anew = try await database.read { try AuditCheck.fault(noted: noted, in: $0) }
            #expect(anew == .altered(6))
        }
    }

    @Test func whatIsNoHeadIsSaid() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "head-\(UUID().uuidString)").path
        defer { unlink(path + ".audit") }
        let file = AuditHeadFile(besideKeys: path, history: "one")
        #expect(try file.read() == nil)
        for text in ["", "12", "x " + String(repeating: "0", count: 64), "12 abc"] {
            try Data(text.utf8).write(to: URL(filePath: file.path))
            #expect(throws: AccessError.unreadableHead(path: file.path)) { _ = try file.read() }
        }
    }

    /// As an editor leaves it that ends lines in two characters.
    @Test(arguments: ["\r\n", " \n "])
    func aNoteThatSomebodyEditedIsReadAndGoneOnWith(_ end: String) throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "head-\(UUID().uuidString)").path
        defer { unlink(path + ".audit") }
        let hash = Array(repeating: UInt8(7), count: 32)
        let text = ["other 3 \(Hex.of(hash))", "one 4 \(Hex.of(hash))", ""].joined(separator: end)
        try Data((" " + text).utf8).write(to: URL(filePath: path + ".audit"))
        let file = AuditHeadFile(besideKeys: path, history: "one")
        #expect(try file.read() == AuditHead(number: 4, hash: hash))
        try file.write(AuditHead(number: 9, hash: hash))
        #expect(try file.read()?.number == 9)
        #expect(try AuditHeadFile(besideKeys: path, history: "other").read()?.number == 3)
    }

    @Test func eachHistoryHasItsLineAndWhatWasNotedBeforeIsTakenOver() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "head-\(UUID().uuidString)").path
        let place = "/somewhere/shop.db"
        let former = path + "." + Hex.of(SHA256.hash(data: Data(place.utf8)).prefix(4)) + ".audit"
        defer { for file in [path + ".audit", former] { unlink(file) } }
        func head(_ number: Int64) -> AuditHead { AuditHead(number: number, hash: Array(repeating: 7, count: 32)) }
        let hash = String(repeating: "07", count: 32)
        try Data("4 \(hash)\n".utf8).write(to: URL(filePath: path + ".audit"))
        try Data("9 \(hash)\n".utf8).write(to: URL(filePath: former))
        let (own, other) = (
            AuditHeadFile(besideKeys: path, history: "one"),
            AuditHeadFile(besideKeys: path, history: "two", place: place)
        )
        #expect(try own.read() == head(4))
        #expect(try other.read() == head(9))
        try other.write(head(10))
        try own.write(head(3))
        #expect(!FileManager.default.fileExists(atPath: former))
        // Wherever the database lies by now.
        #expect(try AuditHeadFile(besideKeys: path, history: "two").read() == head(10))
        #expect(try AuditHeadFile(besideKeys: path, history: "one", place: place).read() == head(4))
        #expect(try AuditHeadFile(besideKeys: path, history: "three").read() == nil)
    }

    @Test(arguments: TestEngine.available)
    func anAuditWhoseEndWasTakenOutIsNotWhole(_ engine: TestEngine) async throws {
        try await engine.database([.access, .staff]) { database in
            try await append(3, to: database)
            try await database.write { _ = try $0.execute("DELETE FROM audit_head") }
            let found = try await database.read { try AuditCheck.fault(noted: nil, in: $0) }
            #expect(found == .headless(3))
            await #expect(throws: AccessError.auditWithoutEnd) { try await append(1, to: database) }
            try await database.write { try AuditLog.putBackHead(in: $0) }
            try await append(1, to: database)
            let whole = try await database.read { try AuditCheck.fault(noted: nil, in: $0) }
            #expect(whole == nil)
        }
    }

    private static func entry(note: String) -> AuditEntry {
        AuditEntry(.settingChanged, by: .commandLine, brand: ID(1), of: AuditSubject(.store, 9), note: note, at: .start)
    }

    private func append(_ count: Int, to database: Database, note: String = "note") async throws {
        for number in 0..<count {
            try await database.write { AuditLog.append(Self.entry(note: "\(note) \(number)"), in: $0) }
        }
    }

    private func disarm(_ database: Database) async throws {
        let statements: [SQL] =
            switch database.dialect {
            case .sqlite: ["DROP TRIGGER audit_rows_not_updated", "DROP TRIGGER audit_rows_not_deleted"]
            case .postgres: ["ALTER TABLE audit_rows DISABLE TRIGGER ALL"]
            }
        for statement in statements { try await database.write { _ = try $0.execute(statement) } }
    }
}
