import Imports
import Shop
import Testing

struct StrayQuoteTests {
    /// The quote before `stray` swallows the next row up to the quote in it, and the cells still number eight.
    private static let swallowing = [
        OnlineRetailSample.row("1"), "2,B,\"stray,1,2010-12-01 08:26:00,1.00,9,UK",
        "3,C,closed\",1,2010-12-01 08:26:00,1.00,9,UK", OnlineRetailSample.row("4"),
    ]

    @Test func aRowThatSwallowedOthersIsHeldBack() throws {
        let imported = try SampleFile(OnlineRetailSample.file(Self.swallowing)).imported()
        #expect(imported.orders.map(\.number) == ["1", "4"])
        let problem = try #require(imported.problems.first)
        #expect(problem.code == "quote.stray")
        #expect(problem.reason.english.contains("opened in line 3 and closed in line 4"))
        #expect(imported.held.first?.line == 3)
    }

    @Test func manySwallowedRowsAreNoticed() throws {
        let inner = (10..<20).map { OnlineRetailSample.row("\($0)") }
        let rows = [Self.swallowing[1]] + inner + [Self.swallowing[2]]
        let imported = try SampleFile(OnlineRetailSample.file(rows)).imported()
        #expect(imported.orders.isEmpty)
        #expect(imported.problems.map(\.code) == ["quote.stray"])
    }

    @Test func textBehindAQuoteThatRanOverLinesIsNoticed() throws {
        let rows = ["2,B,\"stray 5\n inch\" cable,1,2010-12-01 08:26:00,1.00,9,UK", OnlineRetailSample.row("3")]
        let imported = try SampleFile(OnlineRetailSample.file(rows)).imported()
        #expect(imported.orders.map(\.number) == ["3"])
        #expect(imported.problems.map(\.code) == ["quote.stray"])
    }

    @Test(arguments: ["\n", ""]) func theLastRowIsNoticedToo(lineEnd: String) throws {
        let swallowed = ([OnlineRetailSample.header] + Self.swallowing.prefix(3)).joined(separator: "\n") + lineEnd
        #expect(try SampleFile(swallowed).imported().problems.map(\.code) == ["quote.stray"])
        let torn = OnlineRetailSample.header + "\n2,B,1,1,2010-12-01 08:26:00,1.00,9,\"U\nK\" torn" + lineEnd
        #expect(try SampleFile(torn).imported().problems.map(\.code) == ["quote.stray"])
    }

    @Test func aLastRowWithoutLineEndIsOneLine() throws {
        let text = OnlineRetailSample.file(
            "1,B,\"one, two, three, four, five, six, seven\",1,2010-12-01 08:26:00,1,9,UK")
        #expect(try SampleFile(String(text.dropLast())).imported().held.isEmpty)
    }

    @Test func anErrorsFileThatNobodyCorrectedIsHeldBackAgain() throws {
        let file = try SampleFile(OnlineRetailSample.file(Self.swallowing))
        let imported = try file.imported()
        var errors = ErrorsFile(
            path: ErrorsFile.path(for: file.path), header: imported.source.header, language: .english)
        for row in imported.held { try errors.append(row) }
        let path = try #require(try errors.finish())
        let again = try ImportedFile(ImportSource(path: path, options: SampleFile.options()))
        #expect(again.orders.isEmpty)
        #expect(again.problems.map(\.code) == ["quote.stray"])
    }

    @Test(arguments: [
        "\"two\r\nlines\"", "\"one, two, three\nfour, five\"", "\"a \"\"quoted\"\" word\nand, more\n\nend\"",
        "\"1 High St,\nLondon, E1,\nUnited Kingdom\"",
    ]) func textOverSeveralLinesIsLeftAlone(title: String) throws {
        let rows = [OnlineRetailSample.row("1", title: title), OnlineRetailSample.row("2")]
        let imported = try SampleFile(OnlineRetailSample.file(rows)).imported()
        #expect(imported.held.isEmpty)
        #expect(imported.orders.count == 2)
    }

    @Test func lastCellsOverSeveralLinesAreLeftAlone() throws {
        let text =
            "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,Note\n1,A,1,2010-12-01,2,\"line, one\nline two\"\n"
        #expect(try SampleFile(text).imported().held.isEmpty)
    }
}
