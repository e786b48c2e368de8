import Foundation
import Imports
import Shop
import Testing

struct OpeningTests {
    @Test func aMissingFileIsNamed() throws {
        let options = try SampleFile.options()
        #expect(throws: ImportFailure.missing(path: "/nowhere/orders.csv")) {
            try ImportSource(path: "/nowhere/orders.csv", options: options)
        }
    }

    @Test func aFolderIsNoFile() throws {
        let options = try SampleFile.options()
        #expect(throws: ImportFailure.directory(path: "/tmp")) { try ImportSource(path: "/tmp", options: options) }
        #expect(throws: ImportFailure.notAFile(path: "/dev/null")) {
            try ImportSource(path: "/dev/null", options: options)
        }
    }

    @Test(arguments: ["", "\u{FEFF}", "\n\n", " \r\n"]) func anEmptyFileSaysSo(text: String) throws {
        let file = try SampleFile(text)
        #expect(file.failure()?.code == "file.empty")
    }

    @Test(arguments: ["", "\n", "\r\n\r\n", ",,,\n"]) func aHeaderAloneSaysSo(rest: String) throws {
        let file = try SampleFile(OnlineRetailSample.header + "\n" + rest)
        #expect(file.failure() == .headerOnly(path: file.path))
    }

    @Test(
        arguments: [
            ([0x50, 0x4B, 0x03, 0x04, 0x14], "xlsx"), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "xls"),
            ([0x1F, 0x8B, 0x08], "compressed"),
            (Array("<html><table>".utf8), "HTML"), (Array("\u{FEFF}\n <!DOCTYPE html>".utf8), "HTML"),
            (Array("<?xml version=\"1.0\"?>".utf8), "HTML"), (Array("%PDF-1.7".utf8), "PDF"),
            ([0xFF, 0xFE, 0x49, 0x00], "UTF-16"), ([0xFE, 0xFF, 0x00, 0x49], "UTF-16"),
            (Array("I\0n\0v\0o\0i\0c\0e\0N\0o\0".utf8), "UTF-16"), (Array("ab\0cd,e\n".utf8), "no text"),
        ] as [([UInt8], String)]) func whatIsNoTableIsNamed(bytes: [UInt8], word: String) throws
    {
        let file = try SampleFile(bytes: bytes)
        let failure = try #require(file.failure())
        #expect(failure.code == "file.not_text")
        #expect(failure.message.english.contains(word))
    }

    @Test func missingKeyColumnsAreNamedWithWhatWasFound() throws {
        let file = try SampleFile("InvoiceNo,StockCode,Description,InvoiceDate,Colour\n1,2,3,4,5\n")
        #expect(
            file.failure()
                == .missingColumns(
                    format: FormatName(rawValue: "online_retail"), missing: ["Quantity", "UnitPrice"],
                    found: ["InvoiceNo", "StockCode", "Description", "InvoiceDate", "Colour"]))
    }

    @Test func unknownColumnsAreListed() throws {
        let file = try SampleFile("alpha,beta\n1,2\n")
        #expect(file.failure() == .unrecognised(found: ["alpha", "beta"]))
    }

    @Test func anUnknownFormatNamesTheNearest() throws {
        let file = try SampleFile(OnlineRetailSample.file(OnlineRetailSample.row()))
        let failure = try #require(file.failure(try SampleFile.options(format: "online_retial")))
        #expect(failure.code == "format.unknown")
        #expect(failure.message.english.contains("did you mean “online_retail”?"))
    }

    @Test func anotherFormatThanTheFilesIsRefused() throws {
        let file = try SampleFile(OnlineRetailSample.file(OnlineRetailSample.row()))
        #expect(file.failure(try SampleFile.options(format: "shopify_orders"))?.code == "format.unrecognised")
    }

    @Test func aKeyColumnThatOccursTwiceIsRefused() throws {
        let file = try SampleFile(OnlineRetailSample.header + ",Quantity\n" + OnlineRetailSample.row() + ",7\n")
        #expect(file.failure() == .repeatedColumn(name: "Quantity"))
    }

    @Test func theHeaderMayStandInRowTwenty() throws {
        let notes = (1...19).map { "Export of shop \($0),,\n" }.joined()
        let file = try SampleFile(notes + OnlineRetailSample.file(OnlineRetailSample.row()))
        let imported = try file.imported()
        #expect(imported.orders.count == 1)
        #expect(imported.runs[0].firstLine == 21)
    }

    @Test func theNoteOfSpreadsheetsOnTheDelimiterIsPassedOver() throws {
        let text = "sep=;\n" + OnlineRetailSample.file(OnlineRetailSample.row()).replacing(",", with: ";")
        #expect(try SampleFile(text).imported().orders.count == 1)
    }

    @Test(arguments: [",", "\t", ";"]) func delimitersAreRecognised(delimiter: String) throws {
        let text = OnlineRetailSample.file(OnlineRetailSample.row()).replacing(",", with: delimiter)
        #expect(try SampleFile(text).imported().orders.count == 1)
    }

    @Test func columnNamesAreComparedWithoutTheirSurroundings() throws {
        let header = "\u{FEFF}\" invoiceno\t\",StockCode ,='x',Ｑuantity,\"=\"\"InvoiceDate\"\"\",'UnitPrice,Customer ID"
        let file = try SampleFile(header + "\n536365,85123A,x,6,2010-12-01 08:26,2.55,17850\n")
        let order = try #require(try file.imported().orders.first)
        #expect(order.buyers.first == BuyerKey(kind: .account, value: "17850"))
    }

    @Test func theTimeInTheNameIsTheFilesAge() throws {
        let text = OnlineRetailSample.file(OnlineRetailSample.row())
        let source = try SampleFile(text, name: "ExportOrderList202405011200.csv").source()
        #expect(source.statedAt == Instant(seconds: 1_714_561_200))
        #expect(try SampleFile(text, name: "Export-20240501120013.csv.errors.csv").source().statedAt != nil)
        #expect(try SampleFile(text, name: "Export209905011200.csv").source().statedAt == nil)
        #expect(try SampleFile(text, name: "orders-123.csv").source().statedAt == nil)
    }

    @Test func aFileWithoutBuyerColumnSaysSo() throws {
        let file = try SampleFile("InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice\n1,a,2,2010-12-01,3\n")
        let imported = try file.imported()
        #expect(imported.source.notes.first?.english.contains("names no buyers") == true)
        #expect(imported.orders.first?.buyers.first == nil)
        #expect(try SampleFile(OnlineRetailSample.file(OnlineRetailSample.row())).source().notes.isEmpty)
    }

    @Test func aFileChangedBetweenThePassesIsNoticed() throws {
        let rows = (1...50).map { OnlineRetailSample.row("\($0)") }
        let file = try SampleFile(OnlineRetailSample.file(rows))
        let source = try file.source()
        var runs: [RowRun] = []
        _ = try source.survey({ runs.append($0) }, progress: { _ in })
        let handle = try #require(FileHandle(forWritingAtPath: file.path))
        try handle.truncate(atOffset: 200)
        try handle.close()
        #expect(throws: ImportFailure.changed(path: file.path)) { try source.interpret([runs[40]]) }
        #expect(throws: ImportFailure.changed(path: file.path)) {
            try source.survey({ _ in }, progress: { _ in })
        }
    }

    @Test func aFileReplacedUnderItsNameStaysTheOpenedOne() throws {
        let file = try SampleFile(OnlineRetailSample.file(OnlineRetailSample.row()))
        let source = try file.source()
        try FileManager.default.removeItem(atPath: file.path)
        try Data("something else".utf8).write(to: URL(fileURLWithPath: file.path))
        #expect(try ImportedFile(source).orders.count == 1)
    }
}
