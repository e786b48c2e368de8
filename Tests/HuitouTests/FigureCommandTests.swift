import Foundation
import Shop
import TestProgram
import Testing

@testable import huitou

/// The figures of a small sample brand, as people see them and as others script them.
struct FigureCommandTests {
    private static let today = ["--db", "a.db", "--today", "2026-06-30"]

    /// Runs `body` beside `a.db`, which holds the sample.
    private func inSample(_ body: (Binary) throws -> Void) async throws {
        try await Binary.inFolder { huitou in
            try huitou.makeSample("a.db")
            try body(huitou)
        }
    }

    private func lines(_ text: String) -> [Substring] {
        text.split(whereSeparator: \.isNewline)
    }

    private func counts(_ list: Any?) throws -> [Int] {
        try #require(list as? [[String: Any]]).map { try #require($0["customers"] as? Int) }
    }

    @Test func scoresHaveAFixedForm() async throws {
        try await inSample { huitou in
            let arguments = ["rfm"] + Self.today + ["--rule", "quintile"]
            let answer = try huitou.object(arguments + ["--json"])
            #expect(
                Set(answer.keys) == [
                    "claimed", "classes", "currency", "customers", "money", "purchases", "scores", "today", "window",
                ])
            let customers = try #require(answer["customers"] as? Int)
            let scores = try #require(answer["scores"] as? [String: [Int]])
            #expect(Set(scores.keys) == ["R", "F", "M"])
            for score in scores.values {
                #expect(score.count == 5)
                #expect(score.reduce(0, +) == customers)
            }
            let classes = try #require(answer["classes"] as? [[String: Any]])
            let codes = classes.compactMap { $0["rfm"] as? String }
            #expect(classes.allSatisfy { Set($0.keys) == ["rfm", "customers"] })
            #expect(codes == codes.sorted(by: >) && codes.first == "555" && Set(codes).count == codes.count)
            #expect(try counts(classes).reduce(0, +) == customers)
            #expect(try counts(classes).allSatisfy { $0 > 0 })
            // The cells and the scores are of the same people.
            let best = try zip(codes, counts(classes)).filter { $0.0.hasPrefix("5") }.map(\.1).reduce(0, +)
            #expect(best == scores["R"]?.last)

            let text = try huitou.start(arguments + ["--lang", "zh"]).finish().out
            #expect(text.contains("\n2 · 3 · 4 · 5 分：R < "), "\(text)")
            #expect(text.contains("\n分数  "), "\(text)")
            #expect(text.contains("仅显示最大的"), "\(text)")
            #expect(text.contains("可识别买家"), "\(text)")
            let csv = try huitou.start(arguments + ["--csv"]).finish().out
            #expect(lines(csv).dropFirst().map { String($0.prefix(3)) } == codes)
        }
    }

    @Test func classesKeepTheirForm() async throws {
        try await inSample { huitou in
            for (rule, lead) in [("mean", "means: R "), ("median", "medians: R "), ("fixed", "bounds: R ≤ 90 days")] {
                var arguments = ["rfm"] + Self.today + ["--rule", rule]
                if rule == "fixed" { arguments += ["--bounds", "90/2/199.90"] }
                let answer = try huitou.object(arguments + ["--json"])
                let classes = try #require(answer["classes"] as? [[String: Any]])
                #expect(
                    classes.compactMap { $0["rfm"] as? String }
                        == ["111", "101", "011", "001", "110", "100", "010", "000"])
                let keys: Set = ["rfm", "label", "labelEnglish", "customers", "money"]
                #expect(classes.allSatisfy { Set($0.keys) == keys })
                #expect((answer["means"] != nil) == (rule == "mean"))
                #expect(answer["scores"] == nil)
                #expect(try counts(classes).reduce(0, +) == answer["customers"] as? Int)
                let text = try huitou.start(arguments).finish().out
                #expect(text.contains("\n" + lead), "\(text)")
            }
        }
    }

    @Test func aRuleThatIsNotToldIsTheBrands() async throws {
        try await inSample { huitou in
            let rfm = ["rfm"] + Self.today + ["--json"]
            let mean = try huitou.object(rfm)
            #expect(mean["means"] != nil)
            _ = try huitou.run("brand", "settings", "rfm.rule", "quintile", "--db", "a.db")
            #expect(try huitou.object(rfm)["scores"] != nil)
            #expect(try huitou.start(rfm + ["--rule", "mean"]).finish().out.contains("\"means\""))
            let unbounded = try huitou.start(rfm + ["--rule", "fixed"]).finish()
            #expect(unbounded.status == 64)
            #expect(unbounded.error.contains("--bounds"))
            _ = try huitou.run("brand", "settings", "rfm.rule", "fixed:90/2/199.90", "--db", "a.db")
            let standing = try huitou.start(rfm + ["--rule", "fixed"]).finish().out
            #expect(standing.contains("\"classes\""))
            #expect(try huitou.start(rfm + ["--bounds", "90/2/199.90", "--rule", "fixed"]).finish().out == standing)
            #expect(try huitou.start(rfm + ["--bounds", "90/2/199.9"]).finish().out == standing)
            #expect(try huitou.start(rfm + ["--bounds", "90/2/300"]).finish().out != standing)
        }
    }

    @Test func theAverageOfAnOrderIsAnotherMeasure() async throws {
        try await inSample { huitou in
            let total = try huitou.object(["rfm"] + Self.today + ["--json"])
            let average = try huitou.object(["rfm"] + Self.today + ["--measure", "average_order_value", "--json"])
            let means = try [total, average].map { try #require($0["means"] as? [String: Double]) }
            #expect(try #require(means[1]["money"]) < #require(means[0]["money"]))
            #expect(means[1]["recency"] == means[0]["recency"])
            #expect(total["money"] as? String == average["money"] as? String)
        }
    }

    @Test func stagesHaveAFixedForm() async throws {
        try await inSample { huitou in
            let answer = try huitou.object(["stages"] + Self.today + ["--json"])
            #expect(
                Set(answer.keys) == ["day", "customers", "stages", "valueAtRisk", "currency", "coverage"])
            #expect(answer["day"] as? String == "2026-06-30")
            let stages = try #require(answer["stages"] as? [[String: Any]])
            #expect(
                stages.compactMap { $0["stage"] as? String }
                    == ["prospect", "new", "active", "cooling", "dormant", "lost"])
            #expect(
                stages.compactMap { $0["label"] as? String } == ["潜客", "新客", "活跃", "预流失", "沉睡", "流失"])
            let customers = try #require(answer["customers"] as? Int)
            #expect(try counts(stages).reduce(0, +) == customers)
            #expect(try counts(stages)[0] > 0, "those who only looked are known")
            let shares = stages.compactMap { $0["share"] as? Double }
            #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
            let coverage = try #require(answer["coverage"] as? [String: Any])
            #expect(Set(coverage.keys) == ["purchases", "claimed", "otherCurrency", "share"])

            let text = try huitou.start(["stages"] + Self.today + ["--lang", "zh"]).finish().out
            let risk = try #require(answer["valueAtRisk"] as? String)
            let cooling = try counts(stages)[3]
            #expect(text.contains("2026-06-30：\(customers) 位客户"), "\(text)")
            #expect(text.replacing(",", with: "").contains("在险价值：\(risk) CNY = 当前 \(cooling) 位预流失客户"), "\(text)")
            #expect(text.contains("可识别买家"))
            let csv = try huitou.start(["stages"] + Self.today + ["--csv"]).finish().out
            #expect(lines(csv).count == 7)
            #expect(lines(csv)[4].hasPrefix("cooling,cooling,\(cooling),0."))
            let earlier = try huitou.object(["stages", "--db", "a.db", "--today", "2026-01-31", "--json"])
            #expect(try #require(earlier["customers"] as? Int) < customers)
        }
    }

    @Test func cyclesNameTheDaysThatHideThem() async throws {
        try await inSample { huitou in
            let answer = try huitou.object(["cycles"] + Self.today + ["--json"])
            let brand = try #require(answer["brand"] as? [String: Any])
            #expect(Set(brand.keys) == ["days", "intervals", "persons"])
            let cycles = try #require(answer["cycles"] as? [[String: Any]])
            #expect(cycles.count == answer["total"] as? Int)
            let intervals = cycles.compactMap { $0["intervals"] as? Int }
            #expect(intervals == intervals.sorted(by: >))
            #expect(cycles.allSatisfy { $0["code"] is String })
            #expect(Set(cycles.compactMap { $0["perUnit"] as? Bool }) == [true, false])

            let text = try huitou.start(["cycles"] + Self.today + ["--limit", "3", "--lang", "zh"]).finish().out
            #expect(text.contains("\n（全品牌）"), "\(text)")
            #expect(text.contains("用 --limit 显示更多"))
            #expect(text.contains("/件"))
            let proposed = try #require(answer["proposed"] as? [[String: Any]])
            #expect(!proposed.isEmpty)
            // The command that is proposed does what it says.
            let command = try #require(lines(text).last?.split(separator: "：").last)
            let mask = command.split(separator: " ").map(String.init)
            #expect(mask.first == "huitou")
            #expect(try huitou.start(Array(mask.dropFirst())).finish().status == 0)
            let masked = try huitou.object(["cycles"] + Self.today + ["--json"])
            let left = try #require(masked["proposed"] as? [[String: Any]]).compactMap { $0["day"] as? String }
            #expect(Set(left).isDisjoint(with: proposed.compactMap { $0["day"] as? String }))

            let stores = try huitou.start(["cycles", "--by", "store", "--csv"] + Self.today).finish().out
            #expect(lines(stores).count == 3)
            #expect(lines(stores)[2].hasPrefix("香薰小铺,"))
        }
    }

    @Test func whoIsDueIsListed() async throws {
        try await inSample { huitou in
            let answer = try huitou.object(["due"] + Self.today + ["--within", "30", "--limit", "3", "--json"])
            #expect(Set(answer.keys) == ["day", "within", "total", "due"])
            let due = try #require(answer["due"] as? [[String: Any]])
            let total = try #require(answer["total"] as? Int)
            #expect(due.count == 3 && total > 3)
            for line in due {
                let (last, opens, day) = (line["last"] as? String, line["opens"] as? String, line["due"] as? String)
                #expect(try #require(last) < #require(opens))
                #expect(try #require(opens) <= #require(day))
                #expect(try ("2026-06-30"..."2026-07-30").contains(#require(day)))
                #expect((line["name"] as? String)?.contains("*") != false)
                #expect((line["customer"] as? String)?.hasPrefix("c_") == true)
                #expect(line["product"] == nil)
            }
            let csv = try huitou.start(["due"] + Self.today + ["--within", "30", "--csv"]).finish().out
            #expect(lines(csv).count == total + 1)
            let all = try huitou.object(["due"] + Self.today + ["--all", "--json"])
            #expect(try #require(all["total"] as? Int) > total)
            #expect(all["within"] == nil)

            let products = try huitou.object(["due"] + Self.today + ["--by", "product", "--all", "--json"])
            let first = try #require((products["due"] as? [[String: Any]])?.first)
            #expect(first["product"] is String && first["productCode"] is String)
            let text = try huitou.start(["due"] + Self.today + ["--by", "product", "--lang", "zh"]).finish().out
            #expect(text.contains("窗口开始    到期\n"), "\(text)")
            #expect(text.contains("\n共 ") || text.contains("……共 "), "\(text)")
            let nobody = try huitou.run("due", "--db", "a.db", "--today", "2020-01-01", "--lang", "zh")
            #expect(nobody.out.contains("没有到期客户"))
        }
    }

    @Test func whoMovedIsCountedByCells() async throws {
        try await inSample { huitou in
            let arguments = ["movement", "--db", "a.db", "--from", "2026-03-31", "--to", "2026-06-30"]
            let answer = try huitou.object(arguments + ["--json"])
            #expect(Set(answer.keys) == ["from", "to", "classes", "stages"])
            for name in ["classes", "stages"] {
                let cells = try #require(answer[name] as? [[String: Any]])
                #expect(cells.allSatisfy { Set($0.keys) == ["from", "to", "customers"] })
                #expect(cells.contains { $0["from"] is NSNull })
            }
            // Where they came to is where they stand.
            let stages = try #require(answer["stages"] as? [[String: Any]])
            let standing = try huitou.object(["stages"] + Self.today + ["--json"])
            #expect(try counts(stages).reduce(0, +) == standing["customers"] as? Int)
            let lost = try counts(stages.filter { $0["to"] as? String == "lost" }).reduce(0, +)
            #expect(try counts(standing["stages"]).last == lost)

            let text = try huitou.start(arguments + ["--lang", "zh"]).finish().out
            #expect(text.contains("类别，纵向：2026-03-31；横向：2026-06-30\n"), "\(text)")
            #expect(text.contains("\n111 重要价值 "), "\(text)")
            #expect(text.contains("–  潜客  新客  活跃  预流失  沉睡  流失\n"), "\(text)")
            let csv = try huitou.start(arguments + ["--csv"]).finish().out
            let classes = try #require(answer["classes"] as? [[String: Any]])
            #expect(lines(csv).count == 1 + classes.count + stages.count)
            #expect(csv.contains("\r\nstage,,active,"))

            let scored = try huitou.start(arguments + ["--rule", "quintile"]).finish().out
            #expect(scored.hasPrefix("Scores, from 2026-03-31 to 2026-06-30\n"), "\(scored)")
            #expect(scored.contains("… the largest of "))
        }
    }

    @Test func valueComesWithItsFormulas() async throws {
        try await inSample { huitou in
            let answer = try huitou.object(["value"] + Self.today + ["--json"])
            #expect(
                Set(answer.keys) == [
                    "day", "customers", "tiers", "repurchase", "buyBack", "afterFirst", "currency", "valueAtRisk",
                    "coverage",
                ])
            let tiers = try #require(answer["tiers"] as? [[String: Any]])
            #expect(
                tiers.compactMap { $0["tier"] as? String }
                    == ["dormant", "high", "low_loyalty", "potential", "ordinary"])
            #expect(try counts(tiers).reduce(0, +) == answer["customers"] as? Int)
            for (name, days) in [("repurchase", 90.0), ("buyBack", 90), ("afterFirst", 30)] {
                let rate = try #require(answer[name] as? [String: Double])
                let (part, whole) = (try #require(rate["part"]), try #require(rate["whole"]))
                #expect(abs(try #require(rate["rate"]) - part / whole) < 1e-9)
                #expect(rate["days"] == days)
            }
            let text = try huitou.start(["value"] + Self.today + ["--lang", "zh"]).finish().out
            let repurchase = try #require(answer["repurchase"] as? [String: Double])
            let shown = Figures.percent(repurchase["rate"])
            let (part, whole) = (Int(repurchase["part"] ?? 0), Int(repurchase["whole"] ?? 0))
            #expect(text.contains("\(shown)   \(part) / \(whole)  近 90 天内购买两天及以上的客户 ÷ 同期全部购买客户\n"), "\(text)")
            for name in ["回购率", "首购后30日复购率", "高价值", "低忠诚", "在险价值："] { #expect(text.contains("\n" + name)) }
            let csv = try huitou.start(["value"] + Self.today + ["--csv"]).finish().out
            #expect(lines(csv).count == 6)
        }
    }

    @Test(arguments: [
        "stages --today 2026-02-30", "value --today x", "cycles --today 1", "due --today 30/06/2026",
        "movement --from x --to 2026-06-30", "movement --from 2026-06-30 --to 2026-06-30", "due --within -1",
        "due --within 3 --all", "due --limit 0", "cycles --by shop", "rfm --bounds 1/2", "rfm --bounds 1/0/3",
        "rfm --bounds 9/2/1.5 --rule mean", "rfm --rule best",
    ])
    func aBadDayOrNumberIsWrongUsage(_ call: String) async throws {
        try await Binary.inFolder { huitou in
            let arguments = call.split(separator: " ").map(String.init)
            let said = try huitou.start(arguments + ["--db", "a.db", "--lang", "zh"]).finish()
            #expect(said.status == 64, "\(said.error)")
            #expect(said.out == "")
            #expect(said.error.contains("查看用法：huitou \(arguments[0]) --help"), "\(said.error)")
        }
    }

    @Test func aBrandWithoutCustomersIsNoFault() async throws {
        try await Binary.inFolder { huitou in
            _ = try huitou.run("brand", "create", "b", "--db", "a.db")
            for call in [
                "rfm --rule fixed --bounds 1/2/3", "rfm --rule quintile", "stages", "value", "cycles", "due",
                "movement --from 2026-01-01 --to 2026-02-01",
            ] {
                let arguments = call.split(separator: " ").map(String.init) + ["--db", "a.db"]
                let text = try huitou.start(arguments).finish()
                #expect(text.status == 0 && text.out.contains("Nobody"), "\(text.out)\(text.error)")
                #expect(try huitou.start(arguments + ["--json"]).finish().out.hasPrefix("{"))
            }
        }
    }
}
