import Foundation
import Imports
import Shop
import Testing

struct RunsTests {
    private static let rows = (0..<60).map { index in
        OnlineRetailSample.row(
            "\(index % 7)", code: "P\(index % 5)", quantity: "\(index % 3 + 1)", customer: "\(index % 7 + 100)")
    }

    @Test func rowsApartStateTheSameAsRowsTogether() throws {
        let apart = try SampleFile(OnlineRetailSample.file(Self.rows)).imported()
        let sorted = Self.rows.sorted { $0.prefix(2) < $1.prefix(2) }
        let together = try SampleFile(OnlineRetailSample.file(sorted)).imported()
        #expect(apart.runs.count == 60)
        #expect(together.runs.count == 7)
        #expect(Self.byNumber(apart) == Self.byNumber(together))
    }

    @Test func otherOrdersOfColumnsGiveTheSameKeys() throws {
        let swapped = Self.rows.map { row in
            let cells = row.split(separator: ",", omittingEmptySubsequences: false)
            return ([6, 5, 4, 3, 2, 1, 0].map { cells[$0] } + ["unknown"]).joined(separator: ",")
        }
        let header = "CustomerID,UnitPrice,InvoiceDate,Quantity,Description,StockCode,InvoiceNo,Colour"
        let text = ([header] + swapped).joined(separator: "\r\n")
        let one = try SampleFile(OnlineRetailSample.file(Self.rows)).imported()
        let other = try SampleFile(text).imported()
        #expect(one.orders == other.orders)
    }

    @Test func groupsThatShareAHashAreToldApartByTheirKeys() throws {
        let source = try SampleFile(OnlineRetailSample.file(Self.rows)).source()
        var runs: [RowRun] = []
        _ = try source.survey({ runs.append($0) }, progress: { _ in })
        let together = try source.interpret(runs)
        let apart = try SampleFile(OnlineRetailSample.file(Self.rows)).imported()
        #expect(together.statements == apart.statements)
    }

    @Test func aLargeBatchStatesTheSameAsItsGroups() throws {
        let title = String(repeating: "x", count: 1 << 16)
        let rows = (0..<200).map { OnlineRetailSample.row("\($0 % 9)", code: "P\($0)", title: title, customer: "") }
        let imported = try SampleFile(OnlineRetailSample.file(rows)).imported()
        let together = try imported.source.interpret(imported.runs)
        #expect(together.statements == imported.statements)
        #expect(together.statements.count == 9)
    }

    @Test func keysAreGroupedAsTheyAreRead() throws {
        let text = OnlineRetailSample.file(
            OnlineRetailSample.row(" 7 ", code: "A"), OnlineRetailSample.row("'7", code: "B"),
            OnlineRetailSample.row("\"=\"\"7\"\"\"", code: "C"))
        let imported = try SampleFile(text).imported()
        #expect(imported.runs.count == 1)
        #expect(imported.orders.map(\.number) == ["7"])
        #expect(imported.orders.first?.lines.all.count == 3)
    }

    @Test func nothingIsStatedTwiceOrLost() throws {
        let imported = try SampleFile(OnlineRetailSample.file(Self.rows)).imported()
        #expect(imported.orders.reduce(0) { $0 + $1.lines.all.count } == 60)
        #expect(imported.survey == Survey(rows: 60, runs: 60, newest: imported.survey.newest))
        #expect(try imported.source.interpret([]).statements.isEmpty)
    }

    private static func byNumber(_ imported: ImportedFile) -> [StatedOrder] {
        imported.orders.sorted { $0.number < $1.number }
    }
}
