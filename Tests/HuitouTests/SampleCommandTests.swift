import Foundation
import Shop
import TestProgram
import Testing

@testable import huitou

/// Sample brands, in databases and as files.
struct SampleCommandTests {
    @Test func toldTwiceItChangesNothing() async throws {
        try await Binary.inFolder { huitou in
            let sample = ["sample", "--customers", "120", "--seed", "5", "--db", "a.db", "--json"]
            let first = try huitou.object(sample)
            #expect(Set(first.keys) == ["brand", "stores", "until", "customers", "told"])
            #expect(first["brand"] as? String == "香薰小铺 5")
            #expect(first["until"] as? String == "2026-06-30")
            let told = try #require(first["told"] as? [String: Double])
            #expect(try #require(told["orders"]) > 0)
            #expect(try #require(told["behaviours"]) > 0)
            #expect(try #require(told["personFacts"]) > 0)
            #expect(told["conflicts"] == 0)
            let value = ["value", "--db", "a.db", "--today", "2026-06-30", "--json"]
            let settings = ["brand", "settings", "--db", "a.db", "--json"]
            let before = try [value, settings].map { try huitou.start($0).finish().out }
            let second = try #require(try huitou.object(sample)["told"] as? [String: Double])
            #expect(second["behaviours"] == 0)
            #expect([second["new"], second["advanced"], second["personFacts"], second["conflicts"]] == [0, 0, 0, 0])
            #expect(try #require(second["unchanged"]) == #require(told["new"]))
            #expect(try [value, settings].map { try huitou.start($0).finish().out } == before)
            let promotions = try #require(try huitou.object(settings)["cycle.promotions"] as? String)
            #expect(promotions.wholeMatch(of: /standard(,20\d\d-\d\d-\d\d)+/) != nil, "\(promotions)")
        }
    }

    @Test func aGeneralBrandHasItsStoresAndMerges() async throws {
        try await Binary.inFolder { huitou in
            let sample = ["sample", "--preset", "general", "--orders", "1500", "--db", "a.db", "--lang", "zh"]
            let told = try huitou.start(sample).finish()
            #expect(told.status == 0, "\(told.error)")
            #expect(told.out.hasPrefix("品牌“回头良品”，截至 2026-06-30：150 位客户"), "\(told.out)")
            let brands = try huitou.object(["brand", "list", "--db", "a.db", "--json"])
            let brand = try #require((brands["brands"] as? [[String: Any]])?.first)
            #expect((brand["stores"] as? [String])?.count == 6)
            let cycles = try huitou.object(
                ["cycles", "--by", "store", "--db", "a.db", "--today", "2026-06-30", "--json"])
            #expect(try #require(cycles["total"] as? Int) > 3)
            #expect(try huitou.run("doctor", "--db", "a.db").status == 0)
        }
    }

    @Test func withoutPersonsNobodyHasAName() async throws {
        try await Binary.inFolder { huitou in
            let sample = ["sample", "--customers", "60", "--behaviours-per-order", "0"]
            _ = try huitou.start(sample + ["--db", "named.db"]).finish()
            _ = try huitou.start(sample + ["--db", "nameless.db", "--without-persons"]).finish()
            let names = try ["named.db", "nameless.db"].map { place in
                let list = try huitou.start(["customers", "list", "--csv", "--db", place]).finish().out
                // 王**, where a nick is shown as 白***r.
                return list.matches(of: /,\p{Han}\*{1,2},/).count
            }
            #expect(names[0] > 10)
            #expect(names[1] == 0)
            let tagged = try ["named.db", "nameless.db"].map { place in
                let answer = try huitou.object(
                    ["segments", "count", "interacted or became_member known", "--today", "2026-06-30", "--json"]
                        + ["--db", place])
                return try #require(answer["count"] as? Int)
            }
            #expect(tagged[0] > 10)
            #expect(tagged[1] == 0)
            let stages = try ["named.db", "nameless.db"].map {
                try huitou.start(["value", "--today", "2026-06-30", "--json", "--db", $0]).finish().out
            }
            #expect(stages[0] == stages[1])
        }
    }

    @Test(arguments: ["taobao", "pinduoduo", "douyin", "shopify"])
    func itsFilesAreRead(_ format: String) async throws {
        try await Binary.inFolder { huitou in
            let sample = ["sample", "--preset", "general", "--orders", "400", "--out", "files", "--format", format]
            let files = try #require(try huitou.object(sample + ["--json"])["files"] as? [String])
            #expect(files.count == (format == "taobao" ? 2 : 1))
            #expect(!FileManager.default.fileExists(atPath: huitou.file("huitou.db")))
            _ = try huitou.run("brand", "create", "b", "--db", "a.db")
            for file in files {
                let report = try huitou.object(["import", file, "--db", "a.db", "--json"])
                #expect(report["heldRows"] as? Int == 0)
                #expect(try #require(report["orders"] as? Int) > 0)
            }
            // The same file again is no longer than it was.
            let sizes = try files.map { try Data(contentsOf: URL(filePath: $0)).count }
            _ = try huitou.start(sample).finish()
            #expect(try files.map { try Data(contentsOf: URL(filePath: $0)).count } == sizes)
        }
    }

    @Test func plainFilesComeWithTheirMappings() async throws {
        try await Binary.inFolder { huitou in
            let made = try huitou.run("sample", "--customers", "60", "--out", "files", "--format", "csv")
            #expect(made.out.split(separator: "\n").count == 6, "\(made.out)\(made.error)")
            _ = try huitou.run("brand", "create", "b", "--db", "a.db")
            _ = try huitou.run("store", "add", "s", "--db", "a.db")
            for kind in ["products_202607010907", "sales_202607010905", "refunds_202607010906"] {
                let mapping = "files/" + kind.prefix { $0 != "_" } + ".yaml"
                let report = try huitou.object(
                    ["import", "files/\(kind).csv", "--mapping", mapping, "--store", "s", "--db", "a.db", "--json"])
                #expect(report["heldRows"] as? Int == 0, "\(kind)")
                #expect(try #require(report["rows"] as? Int) > 0)
            }
        }
    }

    @Test(arguments: [
        "--until soon", "--customers 0", "--orders 10", "--format csv", "--out files", "--behaviours-per-order -1",
        "--out files --format douyin", "--preset shop",
    ])
    func whatCannotBeMadeIsWrongUsage(_ call: String) async throws {
        try await Binary.inFolder { huitou in
            let arguments = ["sample"] + call.split(separator: " ").map(String.init) + ["--db", "a.db"]
            let said = try huitou.start(arguments + ["--lang", "zh"]).finish()
            #expect(said.status == 64, "\(said.error)")
            #expect(said.error.contains("查看用法：huitou sample --help"), "\(said.error)")
            #expect(!FileManager.default.fileExists(atPath: huitou.file("a.db")))
        }
    }

    @Test func aFolderThatCannotBeMadeIsSaid() async throws {
        try await Binary.inFolder { huitou in
            try Data().write(to: URL(filePath: huitou.file("taken")))
            let said = try huitou.run(
                "sample", "--customers", "5", "--out", "taken/files", "--format", "taobao", "--json")
            #expect(said.status == 69)
            #expect(said.error.contains("\"error\":\"sample.unwritable\""), "\(said.error)")
        }
    }

    @Test func theBarIsAsLongAsTheTerminalAllows() {
        let (wide, narrow) = (Heard(width: 100), Heard(width: 56))
        #expect(ProgressLine(wide.context(in: .english)).bar(0.5).hasPrefix(String(repeating: "█", count: 12) + "░"))
        #expect(ProgressLine(narrow.context(in: .english)).bar(0.5) == "██░░ 50%")
        #expect(ProgressLine(narrow.context(in: .english)).bar(1.5) == "████ 100%")
        #expect(Pace().secondsLeft(after: 0) == 0)
        #expect(Pace().secondsLeft(after: 1) == 0)
    }
}
