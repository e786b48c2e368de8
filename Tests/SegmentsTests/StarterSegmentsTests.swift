import Shop
import Testing

@testable import Segments

struct StarterSegmentsTests {
    @Test(arguments: StarterSegments.all.map(\.id))
    func eachIsASegmentInBothLanguages(_ id: String) throws {
        let starter = try #require(StarterSegments.all.first { $0.id == id })
        let segment = try SegmentParser.parse(starter.text)
        #expect(try SegmentParser.parse(segment.text(in: .chinese)) == segment)
        #expect(try SegmentParser.parse(segment.text(in: .english)) == segment)
        let names = SegmentNames(of: segment)
        let isNamed = ![names.products, names.categories, names.goods, names.stores, names.hosts].allSatisfy(\.isEmpty)
        // A city is an example as well.
        #expect(starter.isExample == (isNamed || starter.text.contains("city is")))
        #expect(!starter.name.english.isEmpty && !starter.name.chinese.isEmpty)
        #expect(!starter.purpose.english.isEmpty && !starter.purpose.chinese.isEmpty)
    }

    @Test func noneIsThereTwice() {
        #expect(Set(StarterSegments.all.map(\.id)).count == StarterSegments.all.count)
        #expect(Set(StarterSegments.all.map(\.text)).count == StarterSegments.all.count)
    }
}
