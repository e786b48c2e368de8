import Foundation
import Shop
import Testing

@testable import Imports

struct RowsTests {
    /// A file with quoted commas, quotes, all line ends and long characters.
    private static let tricky =
        OnlineRetailSample.header + "\r\n"
        + "1,A,\"two\r\nlines, \"\"quoted\"\"\",1,2010-12-01 08:26:00,1.00,9,\"United\nKingdom\"\r\n"
        + "2,B,\"杭州\",2,2010-12-01 08:26:00,1.00,9,UK\n\r\n"
        + "3,C,plain \"inner\" quotes,3,2010-12-01 08:26:00,1.00,9,UK\r"
        + "4,D,\"after\" quote,4,2010-12-01 08:26:00,1.00,9,UK\r\r\n"
        + ",,,,,,,\n"
        + "5,E,\"\",5,2010-12-01 08:26:00,1.00,9,\"UK\""

    @Test(arguments: 1...40) func anyChunkSizeReadsTheSame(chunkSize: Int) throws {
        let imported = try SampleFile(Self.tricky).imported(nil, chunkSize: chunkSize)
        let titles = imported.orders.compactMap { $0.lines.all.first?.product.title }
        #expect(titles == ["two\r\nlines, \"quoted\"", "杭州", "plain \"inner\" quotes", "after quote", "E"])
        #expect(imported.runs.map(\.firstLine) == [2, 5, 7, 8, 11])
        #expect(imported.survey.rows == 5)
        #expect(imported.held.isEmpty)
    }

    @Test func runsCoverTheirRowsExactly() throws {
        let bytes = Array(Self.tricky.utf8)
        let imported = try SampleFile(Self.tricky).imported(nil, chunkSize: 11)
        for run in imported.runs {
            let piece = String(decoding: bytes[run.offset..<(run.offset + run.length)], as: UTF8.self)
            #expect(piece.first?.isNumber == true)
        }
    }

    @Test func anUnclosedQuoteNamesTheLineWhereItOpened() throws {
        let rows = [OnlineRetailSample.row("1"), "2,B,\"opened,1,2010-12-01,1,9,UK", OnlineRetailSample.row("3")]
        for chunkSize in [5, 64, 1 << 20] {
            #expect(
                try SampleFile(OnlineRetailSample.file(rows)).failure(nil, chunkSize: chunkSize)
                    == .unclosedQuote(line: 3))
        }
    }

    @Test func aCutLastRowIsNoticed() throws {
        let text = OnlineRetailSample.file(OnlineRetailSample.row("1")) + "2,B,title,1,2010-1"
        #expect(try SampleFile(text).failure() == .cutRow(line: 3, cells: 5, columns: 8))
        let whole = OnlineRetailSample.file(OnlineRetailSample.row("1")) + OnlineRetailSample.row("2")
        #expect(try SampleFile(whole).imported().orders.count == 2)
    }

    @Test func aCellBeyondTheLimitIsRefusedWithoutTakingMemory() throws {
        let start = Array((OnlineRetailSample.file(OnlineRetailSample.row("1")) + "2,B,").utf8)
        let file = try SampleFile(bytes: start + [UInt8](repeating: 0x41, count: 100 << 20))
        #expect(file.failure() == .cellTooLong(line: 3, isQuoted: false))
        let opened = try OpenedFile(path: file.path)
        var reader = RowReader(opened, encoding: .utf8, delimiter: 0x2C, offset: 0, line: 1, chunkSize: 1 << 20)
        do {
            while try reader.next() != nil {}
            Issue.record("the last row has no end within the limits")
        } catch {
            #expect(reader.capacity <= 8 << 20)
        }
    }

    @Test func aQuotedCellBeyondTheLimitNamesItsQuote() throws {
        let start = OnlineRetailSample.file(OnlineRetailSample.row("1")) + "2,B,\"a\nb"
        let file = try SampleFile(start + String(repeating: "x\n", count: 1 << 20))
        #expect(file.failure() == .cellTooLong(line: 3, isQuoted: true))
    }

    @Test func aRowBeyondTheLimitIsRefused() throws {
        let cell = String(repeating: "x", count: 1 << 19)
        let row = Array(repeating: cell, count: 9).joined(separator: ",")
        let file = try SampleFile(OnlineRetailSample.file(OnlineRetailSample.row("1"), row))
        #expect(file.failure() == .rowTooLong(line: 3))
    }

    @Test func aMillionColumnsAreRefused() throws {
        let wide = String(repeating: ",", count: 1_000_000) + "\n"
        #expect(try SampleFile(OnlineRetailSample.file(wide)).failure() == .tooManyColumns(line: 2))
        let names = (0..<1_000_000).map { "c\($0)" }
        #expect(try SampleFile(names.joined(separator: ",") + "\n1\n").failure() == .tooManyColumns(line: 1))
        #expect(try SampleFile(names.joined(separator: "\t") + "\n1\n").failure() == .tooManyColumns(line: 1))
    }

    @Test func rowsOfOtherWidthsAreHeldBack() throws {
        let text = OnlineRetailSample.file(
            OnlineRetailSample.row("1"), "2,B,title,1", OnlineRetailSample.row("3") + ",more",
            OnlineRetailSample.row("4") + ",,")
        let imported = try SampleFile(text).imported()
        #expect(imported.orders.map(\.number) == ["1", "4"])
        #expect(imported.held.map(\.line) == [3, 4])
        #expect(imported.problems.map(\.code) == ["cells.too_few", "cells.too_many"])
    }

    @Test func aQuoteThatSwallowedRowsIsNamed() throws {
        let rows = [
            OnlineRetailSample.row("1"), "2,B,\"stray,1,2010-12-01,1,9,UK", OnlineRetailSample.row("3"),
            "4\",C,closed,1,2010-12-01,1,9,UK", OnlineRetailSample.row("5", title: "\"two\nlines\""),
            OnlineRetailSample.row("6", title: "plain", quantity: "x"),
        ]
        let imported = try SampleFile(OnlineRetailSample.file(rows)).imported()
        #expect(imported.orders.map(\.number) == ["1", "5"])
        let english = try #require(imported.problems.first).reason.english
        #expect(english.contains("a quote opened in line 3 and closed in line 5; remove it in line 3"))
        #expect(imported.problems.last?.reason.english.contains("quote") == false)
        let number = try SampleFile(
            OnlineRetailSample.header + "\n\"" + OnlineRetailSample.row("1") + "\n"
                + (2...20).map { OnlineRetailSample.row("\($0)") + "\n" }.joined() + OnlineRetailSample.row("\"21")
        ).imported()
        let problem = try #require(number.problems.first)
        #expect(problem.reason.english.contains("a quote opened in line 2 and closed in line 22"))
        #expect(problem.reason.chinese.contains("第 2 行"))
    }

    @Test func progressCountsTheBytes() throws {
        let rows = (1...40_000).map { OnlineRetailSample.row("\($0)") }
        let source = try SampleFile(OnlineRetailSample.file(rows)).source()
        var told: [Int] = []
        _ = try source.survey({ _ in }, progress: { told.append($0) })
        #expect(told.last == source.byteCount)
        #expect(told.count >= 3)
        #expect(told == told.sorted())
    }

    @Test func oneOrderBeyondAllSizeIsRefused() throws {
        let title = String(repeating: "x", count: 1 << 19)
        let rows = (1...140).map { OnlineRetailSample.row("7", code: "c\($0)", title: title) }
        let file = try SampleFile(OnlineRetailSample.file(rows))
        #expect(file.failure() == .groupTooLarge(line: 2, column: "InvoiceNo"))
    }
}
