import Foundation
import Shop
import TestProgram
import Testing

@testable import huitou

/// Segments asked on the command line, of a small sample brand.
struct SegmentCommandTests {
    private static let day = ["--db", "a.db", "--today", "2026-06-30"]

    private func inSample(_ body: (Binary) throws -> Void) async throws {
        try await Binary.inFolder { huitou in
            try huitou.makeSample("a.db")
            try body(huitou)
        }
    }

    @Test func membersAreCountedNamedAndExplained() async throws {
        try await inSample { huitou in
            let text = "orders.count >= 2 and last_order within last 90 days"
            let answer = try huitou.object(["segments", "members", text] + Self.day + ["--limit", "3", "--json"])
            let (count, customers) = (answer["count"] as? Int, answer["customers"] as? Int)
            #expect(try #require(count) > 0)
            #expect(try #require(count) < #require(customers))
            let members = try #require(answer["members"] as? [[String: Any]])
            let first = try #require(members.first?["customer"] as? String)
            let why = try huitou.object(["segments", "why", text, first] + Self.day + ["--json"])
            #expect(why["holds"] as? Bool == true)
            let parts = try #require(why["parts"] as? [[String: Any]])
            #expect(parts.count == 2)
            #expect(parts.allSatisfy { ($0["facts"] as? [String])?.isEmpty == false })

            // On a day before the brand knew them they are in nothing, not even in everyone.
            let early = ["--db", "a.db", "--today", "2020-01-01", "--json"]
            let before = try huitou.object(["segments", "why", "everyone", first] + early)
            #expect(before["isIn"] as? Bool == false)
            // Buyers are held against buyers.
            let lowest = try huitou.object(["segments", "count", "spent in bottom 100%"] + Self.day + ["--json"])
            let buyers = try huitou.object(["segments", "count", "orders.count > 0"] + Self.day + ["--json"])
            #expect(try #require(lowest["count"] as? Int) == #require(buyers["count"] as? Int))
            let csv = try huitou.start(["segments", "members", text] + Self.day + ["--csv"]).finish().out
            #expect(csv.split(whereSeparator: \.isNewline).count - 1 == count)
            let chinese = try huitou.start(
                ["segments", "count", "订单数 >= 2 且 近90天购买过"] + Self.day + ["--lang", "zh"]
            ).finish().out
            #expect(chinese.contains("共 \(try #require(count).grouped) 人"), "\(chinese)")
        }
    }

    @Test func whatIsKnownOfPersonsIsAskedAndExplained() async throws {
        try await inSample { huitou in
            func count(_ text: String) throws -> Int {
                let answer = try huitou.object(["segments", "count", text] + Self.day + ["--json"])
                return try #require(answer["count"] as? Int)
            }
            let text = "tag \"VIP\" and city in (\"杭州\", \"上海\")"
            #expect(try count(text) > 0)
            #expect(try count(text) < count("tag \"VIP\""))
            for clause in [
                "birthday within next 30 days", "became_member known", "gender is \"女\"", "interacted",
                "consented to sms for marketing", "withdrew consent to sms", "trait.\"宠物\" is \"猫\"",
            ] {
                #expect(try count(clause) > 0, "\(clause)")
            }
            #expect(try count("no interaction within 60 days") > count("interacted within last 60 days"))
            let members = try huitou.object(["segments", "members", text] + Self.day + ["--limit", "1", "--json"])
            let first = try #require((members["members"] as? [[String: Any]])?.first?["customer"] as? String)
            let why = try huitou.start(["segments", "why", text, first] + Self.day + ["--lang", "zh"]).finish().out
            #expect(why.contains("标签：VIP") || why.contains("、VIP"), "\(why)")
            #expect(why.contains("城市：杭州") || why.contains("城市：上海"), "\(why)")
            let check = try huitou.start(
                ["segments", "check", "tag \"VPI\" and language is \"en\"", "--db", "a.db", "--lang", "en"]
            ).finish().out
            #expect(check.contains("No tag is called \"VPI\". Did you mean “VIP”?"), "\(check)")
            #expect(check.contains("Nothing is known of anybody’s language"), "\(check)")
            #expect(try huitou.run("doctor", "--db", "a.db").status == 0)
        }
    }

    @Test func mistakesAreSaidWhereTheyAre() async throws {
        try await inSample { huitou in
            let wrong = try huitou.start(["segments", "count", "stage is dorment"] + Self.day + ["--lang", "en"])
                .finish()
            #expect(wrong.status != 0)
            #expect(wrong.error.contains("Line 1, column 10"), "\(wrong.error)")
            #expect(wrong.error.contains("“dormant”"), "\(wrong.error)")
            let unknown = try huitou.start(
                ["segments", "check", "bought category \"tea\"", "--db", "a.db", "--lang", "en"]
            ).finish().out
            #expect(unknown.contains("No category is called \"tea\""), "\(unknown)")
            let hidden = try huitou.start(
                ["segments", "check", "bought category \"\\u{1b}]0;x\\u{202e}\"", "--db", "a.db", "--lang", "en"]
            ).finish().out
            #expect(hidden.contains("No category is called"), "\(hidden)")
            #expect(!hidden.unicodeScalars.contains { $0 == "\u{1b}" || $0 == "\u{202e}" })
            let nobody = try huitou.start(["segments", "why", "bought", "c_zzz"] + Self.day + ["--lang", "en"]).finish()
            #expect(nobody.status != 0)
            #expect(nobody.error.contains("no such customer"), "\(nobody.error)")
        }
    }
}
