import Imports
import Shop
import Testing

struct PlatformTests {
    private static let yaml = "name: own\nkind: orders\nplatform: pinduoduo\ncolumns: {order_number: a, placed_at: b}\n"

    @Test func everyShippedFormatIsOfItsPlatform() {
        #expect(
            Dictionary(uniqueKeysWithValues: ImportFormats.shipped.map { ($0.name.rawValue, $0.platform) }) == [
                "online_retail": .other, "shopify_orders": .shopify, "taobao_orders": .taobao, "taobao_lines": .taobao,
                "jd_orders": .jd, "pinduoduo_orders": .pinduoduo, "douyin_orders": .douyin,
                "woocommerce_orders": .woocommerce,
                "youzan_orders": .youzan, "taobao_after_sale": .taobao, "after_sale": .other, "customers": .other,
                "products": .other, "reviews": .other,
            ])
    }

    @Test func aFileIsOfItsFormatsPlatform() throws {
        #expect(try SampleFile(TaobaoSample.file(TaobaoSample.row())).source().platform == .taobao)
        let file = try SampleFile("a,b\n1,2024-05-01\n")
        func platform(_ yaml: String) throws -> Platform {
            try file.source(SampleFile.options(mappings: [Mapping(yaml: yaml, fileName: "own.yaml")])).platform
        }
        #expect(try platform(Self.yaml) == .pinduoduo)
        #expect(try platform(Self.yaml.replacing("platform: pinduoduo\n", with: "")) == .other)
        #expect(throws: ImportFailure.self) { try platform(Self.yaml.replacing("pinduoduo", with: "amazon")) }
    }

    @Test func aKeptMappingThatNoLongerReadsIsPassedOver() {
        #expect(Mapping.kept(yaml: Self.yaml, name: "own")?.name == "own")
        #expect(Mapping.kept(yaml: Self.yaml.replacing("own", with: "taobao_lines"), name: "taobao_lines") == nil)
        #expect(Mapping.kept(yaml: Self.yaml + "points: 3\n", name: "own") == nil)
        #expect(Mapping.kept(yaml: "", name: "own") == nil)
    }
}
