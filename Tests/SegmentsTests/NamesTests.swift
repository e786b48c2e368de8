import Shop
import Testing

@testable import Segments

struct NamesTests {
    @Test func everyNameIsCollectedOnce() throws {
        let names = SegmentNames(
            of: try SegmentParser.parse(
                """
                bought category ("a", "b") in store "s" and not viewed product "p" and spent of category "a" > 3
                and due for "g" within 3 days and first_order through live "h" and tag ("t", "t") and trait.skin known
                and store is "s2" and (in segment "x" or not in segment "y")
                """))
        #expect(names.categories == ["a", "b"])
        #expect(names.products == ["p"] && names.goods == ["g"])
        #expect(names.stores == ["s", "s2"] && names.hosts == ["h"])
        #expect(names.tags == ["t"] && names.traits == ["skin"] && names.segments == ["x", "y"])
    }

    @Test func circlesAreFoundWithTheirPath() throws {
        func segments(_ texts: [String: String]) throws -> [String: Segment] {
            try texts.mapValues { try SegmentParser.parse($0) }
        }
        let tree = try segments([
            "a": "in segment \"b\" and in segment \"c\"", "b": "in segment \"c\"", "c": "stage is new",
        ])
        #expect(SegmentCircles.path(in: tree) == nil)
        let circle = try segments([
            "a": "in segment \"b\"", "b": "tag \"t\" or not in segment \"c\"", "c": "in segment \"b\"",
        ])
        #expect(SegmentCircles.path(in: circle) == ["b", "c", "b"])
        #expect(SegmentCircles.path(in: try segments(["a": "in segment (\"x\", \"a\")"])) == ["a", "a"])
        let saved = try SegmentParser.parse("in segment \"a\"")
        #expect(SegmentCircles.path(saving: saved, as: "c", among: tree) == ["c", "a", "b", "c"])
        #expect(SegmentCircles.path(saving: saved, as: "new", among: tree) == nil)
        #expect(SegmentCircle(path: ["a", "a"]).message.english.contains("“a” → “a”"))
    }

    @Test func longChainsNeedNoStack() {
        var segments = ["0": Segment.everyone]
        for number in 1...20_000 { segments["\(number)"] = .clause(.segment(["\(number - 1)"])) }
        #expect(SegmentCircles.path(in: segments) == nil)
        segments["0"] = .clause(.segment(["20000"]))
        #expect(SegmentCircles.path(in: segments)?.count == 20_001 + 1)
    }

    @Test func theLikelyNameIsTheNearest() {
        #expect(Likeness.nearest(to: "瑜珈垫", among: ["香薰", "瑜伽垫", "瑜伽服"]) == "瑜伽垫")
        #expect(Likeness.nearest(to: "recieved", among: ["returned", "received"]) == "received")
        #expect(Likeness.nearest(to: "abc", among: ["xyz", "q"]) == nil)
        #expect(Likeness.nearest(to: "", among: ["a", ""]) == nil)
    }
}
