import Shop
import Testing

@testable import Segments

struct CompletionsTests {
    @Test(arguments: [
        ("st", ["stage", "started checkout", "state", "store"]),
        ("stage is ", ["(", "active", "cooling", "dormant", "lost", "new", "prospect"]),
        ("stage is d", ["dormant"]), ("tag \"a\" a", ["and"]), ("bought c", ["category"]),
        ("last_order ol", ["older than"]), ("bought within last 3 m", ["months"]), ("source is sh", ["shopify"]),
        ("spent > a", ["average"]), ("tag \"a", []),
    ]) func wordsThatCanStandThereAreOffered(_ text: String, _ words: [String]) {
        #expect(Completions.at(text.count, in: text).words == words)
    }

    @Test(arguments: [
        ("bought category \"", "", [ValueKind.category]), ("bought category \"瑜", "瑜", [.category]),
        ("tag in (\"a\", ", "", [.tag]), ("in segment ", "", [.segment]), ("spent > ", "", [.number]),
        ("return_rate > ", "", [.share]), ("bought after ", "", [.date, .wholeNumber]), ("store is \"天", "天", [.store]),
        ("first_order through live ", "", [.host]), ("trait.", "", []),
    ]) func kindsOfValuesAreTold(_ text: String, _ begun: String, _ values: [ValueKind]) {
        let completions = Completions.at(text.count, in: text)
        #expect(completions.values == values)
        if begun != "" { #expect(completions.begun == begun) }
    }

    @Test func theyAreOfferedInChineseToo() {
        #expect(Completions.at(5, in: "生命周期是", language: .chinese).words.contains("沉睡"))
        #expect(Completions.at(0, in: "tag \"a\"", language: .chinese).words.contains("标签"))
        let begun = Completions.at(5, in: "近60天购", language: .chinese)
        #expect(begun.begun == "购" && begun.words.contains("购买过"))
        #expect(Completions.at(2, in: "生命", language: .chinese).words == ["生命周期"])
        #expect(Completions.at(3, in: "近60天", language: .chinese).values.isEmpty)
    }

    @Test func nothingIsOfferedBehindAProblem() {
        let completions = Completions.at(100, in: "stgae is dormant and ")
        #expect(completions.words.isEmpty && completions.values.isEmpty && !completions.mayEnd)
        #expect(Completions.at(-3, in: "tag").words.contains("tag"))
        #expect(Completions.at(8, in: "tag \"a\" ").mayEnd)
    }
}
