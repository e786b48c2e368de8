import Foundation
import Imports
import Shop
import Testing

struct ErrorsFileTests {
    private static func written(_ imported: ImportedFile, to path: String) throws -> String {
        var file = ErrorsFile(path: path, header: imported.source.header, language: .english)
        for row in imported.held { try file.append(row) }
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(try file.finish() == path)
        return try text(path)
    }

    /// With its byte order mark.
    private static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }

    @Test(arguments: [
        ("a/orders.csv", "a/orders.csv.errors.csv"), ("orders.csv.errors.csv", "orders.csv.errors-2.csv"),
        ("x.errors.csv", "x.errors-2.csv"), ("x.errors-2.csv", "x.errors-3.csv"), ("x.errors-9.csv", "x.errors-10.csv"),
        ("x.errors-1.csv", "x.errors-1.csv.errors.csv"), ("x.errors-a.csv", "x.errors-a.csv.errors.csv"),
        ("my.errors/x.csv", "my.errors/x.csv.errors.csv"), ("x", "x.errors.csv"),
    ]) func theErrorsOfAnErrorsFileHaveTheNextNumber(imported: String, path: String) {
        #expect(ErrorsFile.path(for: imported) == path)
    }

    @Test func anExistingErrorsFileIsNeverReplaced() throws {
        let sample = try SampleFile("x")
        let path = ErrorsFile.path(for: sample.path)
        func write(_ cell: String) throws -> String? {
            var file = ErrorsFile(path: path, header: ["a"], language: .english)
            try file.append(HeldRow(line: 2, cells: [cell], problem: nil))
            return try file.finish()
        }
        #expect(try write("one") == path)
        #expect(try write("two") == sample.path + ".errors-2.csv")
        try FileManager.default.createSymbolicLink(
            atPath: sample.path + ".errors-3.csv", withDestinationPath: sample.path + ".nowhere")
        #expect(try write("three") == sample.path + ".errors-4.csv")
        #expect(try Self.text(path).contains("one"))
        #expect(try Self.text(sample.path + ".errors-2.csv").contains("two"))
        let names = try FileManager.default.contentsOfDirectory(atPath: (path as NSString).deletingLastPathComponent)
        #expect(!names.contains { $0.hasSuffix(".partial") })
    }

    @Test func twoAtOnceTakeDifferentNames() throws {
        let sample = try SampleFile("x")
        let path = ErrorsFile.path(for: sample.path)
        let row = HeldRow(line: 2, cells: ["v"], problem: nil)
        var one = ErrorsFile(path: path, header: ["a"], language: .english)
        var other = ErrorsFile(path: path, header: ["a"], language: .english)
        try one.append(row)
        try other.append(row)
        #expect(one.path == path)
        #expect(other.path == sample.path + ".errors-2.csv")
        // Somebody else takes the name in the meantime.
        try "corrections".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try other.finish() == sample.path + ".errors-2.csv")
        #expect(try one.finish() == sample.path + ".errors-3.csv")
        #expect(try Self.text(path) == "corrections")
    }

    @Test func anUnfinishedFileGoes() throws {
        let sample = try SampleFile("x")
        let path = ErrorsFile.path(for: sample.path)
        do {
            var file = ErrorsFile(path: path, header: ["a"], language: .english)
            try file.append(HeldRow(line: 2, cells: ["v"], problem: nil))
            #expect(FileManager.default.fileExists(atPath: path + ".partial"))
        }
        #expect(!FileManager.default.fileExists(atPath: path + ".partial"))
    }

    @Test func withoutHeldRowsThereIsNoFile() throws {
        let sample = try SampleFile(OnlineRetailSample.file(OnlineRetailSample.row()))
        var file = ErrorsFile(path: sample.path + ".errors.csv", header: ["a"], language: .english)
        #expect(try file.finish() == nil)
        #expect(!FileManager.default.fileExists(atPath: sample.path + ".errors.csv"))
        #expect(!FileManager.default.fileExists(atPath: sample.path + ".errors.csv.partial"))
    }

    @Test func rowsStandWithTheirLineAndReason() throws {
        let sample = try SampleFile(
            OnlineRetailSample.file(OnlineRetailSample.row("1", quantity: "x"), OnlineRetailSample.row("1")))
        let text = try Self.written(try sample.imported(), to: sample.path + ".errors.csv")
        let lines = text.split(separator: "\r\n")
        #expect(
            lines[0] == "\u{FEFF}" + OnlineRetailSample.header + ",huitou_line,huitou_column,huitou_value,huitou_reason"
        )
        #expect(
            lines[1]
                == OnlineRetailSample.row("1", quantity: "x")
                + ",2,Quantity,x,\"not a number of whole pieces; write one such as 3\"")
        #expect(lines[2] == OnlineRetailSample.row("1") + ",3,,,")
        let attributes = try FileManager.default.attributesOfItem(atPath: sample.path + ".errors.csv")
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    /// Every kind of fault, each with what corrects it in the errors file, and the file that never had it.
    @Test(arguments: [
        (OnlineRetailSample.row("1", quantity: "six"), ",six,", ",6,"),
        (OnlineRetailSample.row("1", price: "-2.55"), ",'-2.55,", ",2.55,"),
        (OnlineRetailSample.row("1", title: "\"=SUM(1,2)\"", quantity: "0"), ",0,2010", ",6,2010"),
        (OnlineRetailSample.row("1", title: "\"\t+x\r\n\"\"y\"\" ＝z\"", quantity: "0"), ",0,2010", ",6,2010"),
        (OnlineRetailSample.row("1", title: "＝cmd", quantity: "0"), ",0,2010", ",6,2010"),
        (OnlineRetailSample.row("1", title: " \u{A0}\u{FEFF}@x", quantity: "0"), ",0,2010", ",6,2010"),
        (OnlineRetailSample.row("1", title: "'=quoted", quantity: "0"), ",0,2010", ",6,2010"),
        (OnlineRetailSample.row("1", title: "\"=\"\"1930\"\"\"", quantity: "0"), ",0,2010", ",6,2010"),
        (OnlineRetailSample.row("1", code: "", title: ""), "1,,,6", "1,85123A,HEART HOLDER,6"),
        (OnlineRetailSample.row("1", customer: "999"), ",999,", ",17850,"),
    ]) func correctedRowsStateWhatTheyWouldHaveStated(bad: String, wrong: String, right: String) throws {
        let rest = [OnlineRetailSample.row("1", code: "B"), OnlineRetailSample.row("2"), OnlineRetailSample.row("1")]
        let good = bad.replacing(wrong.replacing("'-", with: "-"), with: right)
        let never = try SampleFile(OnlineRetailSample.file([rest[0], good] + rest[1...])).imported()
        #expect(never.held.isEmpty)

        let sample = try SampleFile(OnlineRetailSample.file([rest[0], bad] + rest[1...]))
        let first = try sample.imported()
        #expect(first.orders.map(\.number) == ["2"])
        let errors = try Self.written(first, to: sample.path + ".errors.csv")
        #expect(errors.contains(wrong))
        let second = try SampleFile(errors.replacing(wrong, with: right)).imported()
        #expect(second.held.isEmpty)
        #expect((second.orders + first.orders).sorted { $0.number < $1.number } == never.orders)
    }

    @Test func columnsWithoutNamesAreNotMissed() throws {
        let text = OnlineRetailSample.header + ",,\n" + OnlineRetailSample.row("1", quantity: "x") + "\n"
        let sample = try SampleFile(text)
        let errors = try Self.written(try sample.imported(), to: sample.path + ".errors.csv")
        #expect(!errors.contains(ErrorsFile.missingCell))
        let again = try SampleFile(errors.replacing(",x,2010", with: ",6,2010")).imported()
        #expect(again.orders.map(\.number) == ["1"])
    }

    @Test func anUncorrectedRowStaysHeldBack() throws {
        let sample = try SampleFile(
            OnlineRetailSample.file(
                "1,A,short", OnlineRetailSample.row("2") + ",more", OnlineRetailSample.row("3", quantity: "x")))
        let first = try sample.imported()
        let errors = try Self.written(first, to: sample.path + ".errors.csv")
        #expect(errors.contains("1,A,short,#MISSING,#MISSING,#MISSING,#MISSING,#MISSING,2,"))
        let again = try SampleFile(errors).imported()
        #expect(again.orders.isEmpty)
        #expect(again.problems.map(\.code) == ["cells.too_few", "cells.too_many", "quantity.unreadable"])
        #expect(again.source.header == first.source.header)
        let third = try Self.written(again, to: sample.path + ".second.csv")
        #expect(third.components(separatedBy: "huitou_line").count == 2)
    }

    @Test(arguments: [
        "=1+1", "+1", "-1", "@x", "\tx", "\rx", " =x", "\u{A0}=x", "\u{FEFF}=x", "\u{200B}+x", "＝x", "＋x", "－x", "＠x",
        "\" ,=x", "x=1", "中文", " plain ", "'x",
    ]) func formulasAreDefusedAndRestored(text: String) throws {
        let sample = try SampleFile("x")
        var file = ErrorsFile(
            path: sample.path + ".errors.csv", header: OnlineRetailSample.header.components(separatedBy: ","),
            language: .chinese)
        let cells = ["1", "A", text, "0", "2010-12-01", "1", "9", "UK"]
        try file.append(HeldRow(line: 2, cells: cells, problem: nil))
        _ = try file.finish()
        let errors = try Self.text(sample.path + ".errors.csv")
        let cell = errors.split(separator: "\r\n", maxSplits: 1)[1].dropFirst(4)
        let isDangerous = !["x=1", "中文", " plain ", "'x", "\" ,=x"].contains(text)
        #expect(cell.drop { $0 == "\"" }.hasPrefix("'") == (isDangerous || text == "'x"))
        func title(_ file: String) throws -> String? {
            try SampleFile(file.replacing(",0,2010", with: ",1,2010")).imported().orders.first?.lines.all.first?.product
                .title
        }
        let original = OnlineRetailSample.file("1,A,\"\(text.replacing("\"", with: "\"\""))\",0,2010-12-01,1,9,UK")
        #expect(try title(errors) == title(original))
    }
}
