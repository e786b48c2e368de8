import Foundation
import TestProgram
import Testing

/// What an import answers to a person and to a script.
struct ImportAnswerTests {
    /// Two orders; the second has an error in one of its two rows unless `isGood`.
    private static func file(_ huitou: Binary, isGood: Bool = false) throws -> String {
        let text = """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            500001,P1,THING,1,2025-01-02 10:00:00,1.50,10001,Nowhere
            500002,P1,THING,1,2025-01-03 10:00:00,\(isGood ? "2.50" : "much"),10002,Nowhere
            500002,P2,OTHER,2,2025-01-03 10:00:00,3.50,10002,Nowhere

            """
        let path = huitou.file(isGood ? "good.csv" : "bad.csv")
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private static func inBrand(_ body: (Binary) async throws -> Void) async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db", "--currency", "GBP")
            try await body(huitou)
        }
    }

    @Test func rowsHeldBackAreAStatusOfTheirOwnWhereThatIsAskedFor() async throws {
        try await Self.inBrand { huitou in
            let path = try Self.file(huitou)
            let tried = try huitou.run("import", path, "--db", "a.db", "--dry-run", "--strict", "--json")
            #expect(tried.status == 3)
            let imported = try huitou.run("import", path, "--db", "a.db", "--json")
            #expect(imported.status == 0)
            #expect(imported.error == "")
            let report = try #require(
                try JSONSerialization.jsonObject(with: Data(imported.out.utf8)) as? [String: Any])
            #expect(report["heldRows"] as? Int == 2)
            #expect(report["badRows"] as? Int == 1)
            #expect(report["new"] as? Int == 1)
            let errors = try #require(report["errorsFile"] as? String)
            let corrected = try String(contentsOfFile: errors, encoding: .utf8).replacing(",much,1", with: ",2.50,1")
            try Data(corrected.utf8).write(to: URL(filePath: errors))
            let again = try huitou.run("import", errors, "--db", "a.db")
            #expect(again.status == 0, "\(again.out)\(again.error)")
        }
    }

    @Test func nounsAgreeInTheSummary() async throws {
        try await Self.inBrand { huitou in
            let path = try Self.file(huitou)
            let imported = try huitou.run("import", path, "--db", "a.db").out
            #expect(imported.contains("3 rows →"))
            #expect(imported.contains("  1 order\n"), "\(imported)")
            #expect(imported.contains("held back: 2 rows, 1 with errors"), "\(imported)")
            #expect(imported.contains("line 3, UnitPrice “much”: "), "\(imported)")
            #expect(imported.wholeMatch(of: /(?s).*\b1 \w+s\b.*/) == nil, "\(imported)")
            let rfm = try huitou.run("rfm", "--db", "a.db", "--window", "all", "--today", "2025-02-01").out
            #expect(rfm.hasPrefix("1 customer, whole time up to 2025-02-01"), "\(rfm)")
            let chinese = try huitou.run("import", path, "--db", "a.db", "--lang", "zh").out
            #expect(chinese.contains("暂缓：2 行，其中有误 1 行"), "\(chinese)")
        }
    }

    @Test func anEmptyBrandSaysWhatToDo() async throws {
        try await Self.inBrand { huitou in
            for (command, way) in [
                ("customers", "huitou import"), ("rfm", "huitou import"), ("conflicts", "No conflicts"),
            ] {
                let answer = try huitou.run(command, "--db", "a.db")
                #expect(answer.status == 0)
                #expect(answer.out.contains(way), "\(answer.out)")
            }
            let searched = try huitou.run("customers", "--find", "x", "--db", "a.db")
            #expect(searched.out.contains("“x”"), "\(searched.out)")
            let listed = try huitou.run("customers", "list", "--db", "a.db", "--json")
            #expect(listed.out.contains("\"total\":0"))
        }
    }

    @Test func aGoodFileIsDone() async throws {
        try await Self.inBrand { huitou in
            let path = try Self.file(huitou, isGood: true)
            #expect(try huitou.run("import", path, "--db", "a.db").status == 0)
        }
    }

    @Test func whereTheSampleCannotGoIsSaid() async throws {
        try await Binary.inFolder { huitou in
            try Data().write(to: URL(filePath: huitou.file("taken")))
            let demo = try huitou.run("demo", "--dir", "taken/folder", "--json")
            #expect(demo.status == 69)
            #expect(demo.error.contains("\"error\":\"sample.unwritable\""), "\(demo.error)")
        }
    }
}
