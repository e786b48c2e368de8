import Imports
import Shop
import Testing

struct ShownValueTests {
    @Test func personalValuesAreMaskedAndOthersShown() throws {
        let sample = PlatformSample.pinduoduo
        let imported = try sample.imported(
            sample.row(["用户购买手机号": "1.39E+10"]), sample.row(["订单号": "2", "订单状态": "已飞走"]))
        #expect(imported.problems.map(\.shownValue) == ["1***", "已飞走"])
        #expect(imported.problems.map(\.value) == ["1.39E+10", "已飞走"])
        #expect(imported.problems.map(\.isPersonal) == [true, false])
    }

    @Test func contradictingBuyersAreNotNamed() throws {
        let sample = PlatformSample.jd
        let imported = try sample.imported(sample.row(), sample.row(["下单帐号": "jd_hong", "货号": "2"]))
        let problem = try #require(imported.problems.first)
        #expect(problem.code == "order.contradiction")
        #expect(problem.shownValue == "j***")
        #expect(!problem.reason.english.contains("jd_"))
        #expect(!problem.reason.chinese.contains("jd_"))
        #expect(imported.held[1].cells.contains("jd_hong"))
    }

    @Test func aCellOfAnUnknownColumnIsMasked() throws {
        let text = OnlineRetailSample.file(OnlineRetailSample.row("1") + ",13912345678")
        let problem = try #require(try SampleFile(text).imported().problems.first)
        #expect(problem.code == "cells.too_many")
        #expect(problem.shownValue == "1***")
    }

    @Test func personalPartsOfJSONAreMasked() throws {
        let text = WooCommerceSample.order("1").replacing(
            "\"email\": \"ann", with: "\"email\": \"eve@shop.example\", \"email\": \"ann")
        let problem = try #require(try SampleFile(text).imported().problems.first)
        #expect(problem.column == "billing.email")
        #expect(problem.shownValue == "e***")
    }
}
