import Foundation
import TestProgram
import Testing

/// Segments saved, followed, compared and exported on the command line.
struct SavedSegmentCommandTests {
    private func inSample(_ body: (Binary) async throws -> Void) async throws {
        try await Binary.inFolder { huitou in
            try huitou.makeSample("a.db")
            try await body(huitou)
        }
    }

    private func list(_ huitou: Binary) throws -> [[String: Any]] {
        try #require(huitou.object(["segments", "list", "--db", "a.db", "--json"])["segments"] as? [[String: Any]])
    }

    private func save(_ huitou: Binary, _ arguments: String...) throws -> [String: Any] {
        try huitou.object(["segments", "save"] + arguments + ["--db", "a.db", "--json"])
    }

    @Test func savedSegmentsHaveVersionsAndAreNamed() async throws {
        try await inSample { huitou in
            #expect(try list(huitou).isEmpty)
            let first = try save(huitou, "老客", "orders.count >= 2")
            #expect(first["version"] as? Int == 1)
            let members = try #require(first["members"] as? Int)
            #expect(members > 0)
            #expect(try save(huitou, "老客", "订单数 >= 2")["changed"] as? Bool == false)
            _ = try save(huitou, "others", "not in segment \"老客\"")
            let missing = try huitou.run("segments", "save", "x", "in segment \"none\"", "--db", "a.db", "--lang", "en")
            #expect(missing.error.contains("no segment “none”"), "\(missing.error)")
            let sentence = try huitou.run(
                "segments", "save", "bought", "orders.count > 1", "--db", "a.db", "--lang", "en")
            #expect(sentence.error.contains("a sentence itself"), "\(sentence.error)")
            let unknown = try huitou.run("segments", "count", "oldies", "--db", "a.db", "--lang", "en")
            #expect(unknown.error.contains("neither a sentence nor a saved segment"), "\(unknown.error)")
            let second = try save(huitou, "老客", "orders.count >= 3")
            #expect(second["version"] as? Int == 2)
            #expect(second["went"] as? Int == members - (try #require(second["members"] as? Int)))
            #expect(second["changedWith"] as? [String] == ["others"])
            let lines = try list(huitou)
            #expect(lines.compactMap { $0["name"] as? String }.sorted() == ["others", "老客"])
            #expect(lines.allSatisfy { $0["enteredInSevenDays"] as? Int == 0 })
            // A saved segment is asked by its name.
            let count = try huitou.object(["segments", "count", "老客", "--db", "a.db", "--json"])["count"] as? Int
            #expect(count == second["members"] as? Int)

            let circle = try huitou.run(
                "segments", "save", "老客", "in segment \"others\"", "--db", "a.db", "--lang", "en")
            #expect(circle.status != 0)
            #expect(circle.error.contains("“老客” → “others” → “老客”"), "\(circle.error)")
            let named = try huitou.run("segments", "remove", "老客", "--db", "a.db", "--lang", "en")
            #expect(named.status != 0)
            #expect(named.error.contains("others"), "\(named.error)")
            #expect(try huitou.run("segments", "remove", "others", "--db", "a.db").status == 0)
            #expect(try huitou.run("segments", "remove", "老客", "--db", "a.db").status == 0)
            #expect(try list(huitou).isEmpty)
        }
    }

    @Test func whoBuysEntersAtOnceWhileSomebodyWatches() async throws {
        try await Binary.inFolder { huitou in
            #expect(try huitou.run("brand", "create", "Lamp", "--timezone", "UTC", "--db", "a.db").status == 0)
            let header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
            func bring(_ name: String, _ rows: String) throws -> Binary.Answer {
                try Data((header + rows).utf8).write(to: URL(filePath: huitou.file(name)))
                return try huitou.run("import", name, "--db", "a.db")
            }
            let day = ISO8601DateFormatter().string(from: Date()).prefix(10)
            _ = try bring("one.csv", "1,A,LAMP,1,2025-01-02 10:00:00,9.00,501,Nowhere\n")
            _ = try save(huitou, "recent", "bought within last 30 days")
            let watching = try huitou.start(["segments", "watch", "--db", "a.db", "--json"])
            defer { watching.process.terminate() }
            // Until it holds the database, commands open it themselves.
            while !FileManager.default.fileExists(atPath: huitou.file("a.db.sock")) {
                try await Task.sleep(for: .milliseconds(20))
            }
            _ = try bring("two.csv", "2,A,LAMP,1,\(day) 00:00:00,9.00,501,Nowhere\n")
            var heard = ""
            let patience = ContinuousClock.now + .seconds(600)
            // A whole line of it.
            while !heard.hasSuffix("\n"), ContinuousClock.now < patience {
                try await Task.sleep(for: .milliseconds(20))
                heard = try String(contentsOfFile: watching.out, encoding: .utf8)
            }
            let line = try #require(
                try JSONSerialization.jsonObject(with: Data(heard.utf8)) as? [String: Any], "\(heard)")
            #expect(line["segment"] as? String == "recent")
            #expect(line["entered"] as? Bool == true)
            #expect(line["reason"] as? String == "fact")
            let lines = try list(huitou)
            #expect(lines.first?["members"] as? Int == 1)
            #expect(lines.first?["enteredInSevenDays"] as? Int == 1)
            // Told to end, it ends in order.
            watching.process.terminate()
            #expect(try watching.finish().status == 0)
        }
    }

    /// Who watches in another's process goes on when that one ends.
    @Test func aWatchOutlivesItsHolder() async throws {
        try await inSample { huitou in
            _ = try save(huitou, "buyers", "orders.count >= 1")
            let first = try huitou.start(["segments", "watch", "--db", "a.db"])
            defer { first.process.terminate() }
            while !FileManager.default.fileExists(atPath: huitou.file("a.db.sock")) {
                try await Task.sleep(for: .milliseconds(20))
            }
            let second = try huitou.start(["segments", "watch", "--db", "a.db", "--lang", "en"])
            defer { second.process.terminate() }
            var greeted = ""
            while greeted.isEmpty, second.process.isRunning {
                try await Task.sleep(for: .milliseconds(20))
                greeted = try String(contentsOfFile: second.error, encoding: .utf8)
            }
            first.process.terminate()
            #expect(try first.finish().status == 0)
            // It holds the database itself now, and serves others.
            while !FileManager.default.fileExists(atPath: huitou.file("a.db.sock")), second.process.isRunning {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(second.process.isRunning)
            #expect(try list(huitou).count == 1)
            second.process.terminate()
            #expect(try second.finish().status == 0)
        }
    }

    @Test func segmentsAreComparedAndExported() async throws {
        try await inSample { huitou in
            let day = ["--db", "a.db", "--today", "2026-06-30", "--json"]
            let diff = try huitou.object(["segments", "diff", "orders.count >= 1", "orders.count >= 2"] + day)
            let (one, other) = (
                try #require(diff["one"] as? [String: Any]), try #require(diff["other"] as? [String: Any])
            )
            #expect(diff["both"] as? Int == other["count"] as? Int)
            #expect(other["alone"] as? Int == 0)
            #expect((one["alone"] as? Int) == (one["count"] as? Int ?? 0) - (other["count"] as? Int ?? 0))

            _ = try save(huitou, "buyers", "orders.count >= 1")
            let today = ISO8601DateFormatter().string(from: Date()).prefix(10)
            let days = try huitou.run(
                "segments", "diff", "buyers", "--from", String(today), "--to", String(today), "--db", "a.db", "--lang",
                "en")
            #expect(days.error.contains("--from is a day before --to"), "\(days.error)")
            let recorded = try huitou.object(["segments", "members", "buyers", "--recorded", "--db", "a.db", "--json"])
            let reckoned = try huitou.object(["segments", "members", "buyers", "--db", "a.db", "--json"])
            #expect(recorded["count"] as? Int == reckoned["count"] as? Int)
            let early = try huitou.run(
                "segments", "diff", "buyers", "--from", "2020-01-01", "--db", "a.db", "--lang", "en")
            #expect(early.status != 0)
            #expect(early.error.contains("not saved yet"), "\(early.error)")

            let written = try huitou.object(
                ["segments", "export", "buyers", "--to", "buyers.csv"] + day)
            let text = try String(contentsOfFile: huitou.file("buyers.csv"), encoding: .utf8)
            let rows = text.split(whereSeparator: \.isNewline)
            #expect(rows.count - 1 == written["customers"] as? Int)
            #expect(rows[1].hasPrefix("c_"))
            let again = try huitou.run(
                "segments", "export", "buyers", "--to", "buyers.csv", "--db", "a.db", "--lang", "en")
            #expect(again.error.contains("--overwrite"), "\(again.error)")
            let keys = try huitou.run(
                "segments", "export", "buyers", "--to", "a.db.keys", "--overwrite", "--db", "a.db", "--lang", "en")
            #expect(keys.error.contains("not written over"), "\(keys.error)")
            let nowhere = try huitou.run(
                "segments", "export", "buyers", "--to", "none/buyers.csv", "--db", "a.db", "--lang", "en")
            #expect(nowhere.status != 0)
            #expect(nowhere.error.contains("cannot be written"), "\(nowhere.error)")
        }
    }
}
