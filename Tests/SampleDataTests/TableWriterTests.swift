import Foundation
import Shop
import Testing

@testable import SampleData

struct TableWriterTests {
    private final class Gathered {
        var pieces: [[UInt8]] = []
        var text: String { String(decoding: pieces.joined(), as: UTF8.self) }
    }

    private func written(_ encoding: TableWriter.Encoding = .utf8, _ rows: (inout TableWriter) throws -> Void) throws
        -> Gathered
    {
        let gathered = Gathered()
        var table = TableWriter(encoding, header: ["a", "b"]) { gathered.pieces.append($0) }
        try rows(&table)
        try table.flush(all: true)
        return gathered
    }

    @Test func cellsAreQuotedWhereTheyMust() throws {
        let gathered = try written { table in
            table.cell("plain 文")
            table.cell("a,\"b\"\n")
            table.endRow()
            table.cell("\t12")
            table.skip()
            table.endRow()
        }
        #expect(gathered.text == "a,b\r\nplain 文,\"a,\"\"b\"\"\n\"\r\n\"\t12\",\r\n")
    }

    @Test func amountsAndMomentsAreWrittenPlainly() throws {
        let gathered = try written { table in
            table.cell(minor: 1_234_505)
            table.cell(minor: 7)
            table.cell(minor: -250)
            table.cell(Instant(seconds: 1_717_207_384))
            table.cell(nil as Instant?)
            table.cell(Instant(seconds: 1_717_207_384), offset: " +0800")
            table.cell(0)
            table.cell(90_210)
            table.endRow()
        }
        #expect(
            gathered.text == "a,b\r\n12345.05,0.07,-2.50,2024-06-01 10:03:04,,2024-06-01 10:03:04 +0800,0,90210\r\n")
    }

    @Test func chineseIsWrittenAsFoundationWritesIt() throws {
        let words = "香薰蜡烛，￥12.9（元）Zoë 𠮷野家 €"
        let gathered = try written(.gb18030) { table in
            for _ in 0..<2 {
                table.cell(words)
                table.endRow()
            }
        }
        let text = "a,b\r\n\(words)\r\n\(words)\r\n"
        #expect(
            gathered.pieces.flatMap { $0 } == text.data(using: String.Encoding(rawValue: 0x8000_0632)).map(Array.init))
    }

    @Test func whatGathersIsHandedOnInPieces() throws {
        let gathered = try written(.utf8WithMark) { table in
            for _ in 0..<3_000 {
                table.cell(String(repeating: "x", count: 50))
                table.endRow()
                try table.flush()
            }
        }
        #expect(gathered.pieces.count == 3)
        #expect(gathered.pieces[0].starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(gathered.pieces.allSatisfy { $0.count < 70_000 })
    }
}
