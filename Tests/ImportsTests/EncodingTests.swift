import Foundation
import Imports
import Shop
import Testing

struct EncodingTests {
    private static let header = "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间,收货地址 \n"

    private static func row(_ number: Int, nick: String = "小明爱购物") -> String {
        "\(number),\(nick),100.00,交易成功,2024-05-01 10:00:00,2024-05-01 10:01:00,浙江省 杭州市 西湖区 文三路\n"
    }

    @Test func utf8IsReadWithAndWithoutMark() throws {
        for mark in ["", "\u{FEFF}"] {
            let imported = try SampleFile(mark + Self.header + Self.row(1)).imported()
            #expect(imported.source.encoding == .utf8)
            #expect(imported.source.header[0] == "订单编号")
            #expect(imported.orders.first?.buyers.first == BuyerKey(kind: .nick, value: "小明爱购物"))
        }
    }

    @Test func gb18030IsReadWithCharactersOfFourBytes() throws {
        // 㐀 and 𠮷 take four bytes; the third byte of neither may be taken for a letter or a digit of the text.
        let nick = "㐀𠮷野家，\"€"
        let text = Self.header + Self.row(1, nick: "\"㐀𠮷野家，\"\"€\"") + Self.row(2)
        for chunkSize in [1, 7, 64, 1 << 20] {
            let imported = try SampleFile(gb18030: text).imported(nil, chunkSize: chunkSize)
            #expect(imported.source.encoding == .gb18030)
            #expect(imported.orders.map(\.buyers.first?.value) == [nick, "小明爱购物"])
        }
    }

    @Test func theWholeFileDecides() throws {
        let rows = (1...20_000).map { "\($0),abc,1.00,交易成功,2024-05-01 10:00:00,,x\n" }
        let imported = try SampleFile(gb18030: Self.header + rows.joined()).imported()
        #expect(imported.source.encoding == .gb18030)
        #expect(imported.orders.count == 20_000)
    }

    @Test func aLaterChangeFromUTF8IsNamedByLine() throws {
        let early = Self.header + (1...10).map { Self.row($0) }.joined()
        let file = try SampleFile(bytes: Array(early.utf8) + SampleFile.gb18030(Self.row(11) + Self.row(12)))
        let failure = try #require(file.failure())
        #expect(failure.code == "file.encoding_changes" || failure.code == "file.encoding_unknown")
        #expect(failure.line == 12 || failure.line == 1)
    }

    @Test func aLaterChangeToUTF8IsNamedByLine() throws {
        let early = Self.header + (1...10).map { Self.row($0) }.joined()
        let file = try SampleFile(bytes: SampleFile.gb18030(early) + Array((Self.row(11) + Self.row(12)).utf8))
        let failure = try #require(file.failure())
        #expect(["file.encoding_changes", "file.encoding_unknown"].contains(failure.code))
        #expect(failure.line == 12)
    }

    @Test func aRowOfTheOtherEncodingIsFoundEvenWhereItCouldBeEither() throws {
        // An even number of Chinese characters in UTF-8 is valid GB18030 too: only the whole row gives it away.
        let row = "11,买家名称买家名称,1.00,交易成功,2024-05-01 10:00:00,,浙江杭州\n"
        let file = try SampleFile(bytes: SampleFile.gb18030(Self.header + Self.row(1)) + Array(row.utf8))
        #expect(file.failure() == .encodingChanges(line: 3, from: .gb18030))
    }

    @Test func neitherEncodingIsNamedByLine() throws {
        // Latin-1: a pound sign before a digit is neither UTF-8 nor GB18030.
        let early = Array((OnlineRetailSample.header + "\n" + OnlineRetailSample.row() + "\n").utf8)
        let latin = Array("1,2,VOUCHER ".utf8) + [0xA3] + Array("40,1,2010-12-01,34.04,,UK\n".utf8)
        let file = try SampleFile(bytes: early + latin)
        #expect(file.failure() == .unknownEncoding(line: 3))
    }

    @Test func nulIsNamedByLine() throws {
        let early = OnlineRetailSample.header + "\n" + String(repeating: OnlineRetailSample.row() + "\n", count: 200)
        let file = try SampleFile(bytes: Array(early.utf8) + [0x31, 0x00, 0x0A])
        #expect(file.failure() == .nul(line: 202))
    }

    @Test(
        arguments: [
            [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0x80],
            [0xFF],
        ] as [[UInt8]]) func whatIsNotStrictlyUTF8IsRefused(bytes: [UInt8]) throws
    {
        let text = Array(
            (OnlineRetailSample.header + "\n" + OnlineRetailSample.row(title: "杭州市西湖区文三路上的一家店铺") + "\n").utf8)
        let file = try SampleFile(bytes: text + bytes + Array(" ,\n".utf8))
        let failure = try #require(file.failure())
        #expect(["file.encoding_changes", "file.encoding_unknown"].contains(failure.code))
    }

    @Test func aCharacterCutAtTheEndIsNoticed() throws {
        let bytes = Array((OnlineRetailSample.file(OnlineRetailSample.row()) + OnlineRetailSample.row() + "中").utf8)
        let file = try SampleFile(bytes: bytes.dropLast())
        #expect(file.failure() == .cutCharacter(line: 3))
    }
}
