import Access
import Facts
import Foundation
import Insight
import Operations
import Shop
import TestDatabases
import Testing

/// Files on their way into facts, on both engines.
struct ImportTests {
    private static let header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\r\n"
    private static let rows = [
        "1,A,Candle,2,2026-01-05 10:00:00,10.5,100,China",
        "1,B,Wick,1,2026-01-05 10:00:00,1.005,100,China",
        "1,B,Wick,1,2026-01-05 10:00:00,1.005,100,China",
        "2,A,Candle,1,2026-02-01 09:00:00,10.5,200,China",
        "3,A,Candle,1,2026-02-02 09:00:00,10.5,,China",
        "C4,A,Candle,-1,2026-02-03 09:00:00,10.5,100,China",
        "5,G,Gift,1,2026-02-04 09:00:00,0,200,China",
    ]

    private static func file(_ rows: [String]) -> String {
        header + rows.map { $0 + "\r\n" }.joined()
    }

    @Test(arguments: TestEngine.available)
    func theSummaryCountsWhatHappened(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            let report = try await shop.bring("a.csv", Self.file(Self.rows))
            #expect(report.rows == 7)
            #expect(report.new == 5)
            #expect(report.orders == 4)
            #expect(report.refunds == 1)
            #expect(report.leftOut == [.onlyGifts: 1])
            #expect(report.customersNew == 2)
            #expect(report.customersKnown == 0)
            #expect(report.buyerShare == 0.75)
            #expect(report.errorsFile == nil)
            let (rfm, _) = try await shop.run(
                ReportRFM(brand: nil, today: BrandDay("2026-02-10"), RFMChoice(window: .all, money: .gross)))
            // 2 × 10.5 + 2 × 1.005 = 23.01 and 10.50.
            #expect(rfm.figures.map(\.moneyMinor).sorted() == [1050, 2301])
            #expect(rfm.coverage.purchases == 3)
            #expect(rfm.coverage.claimed == 2)
            let (net, _) = try await shop.run(
                ReportRFM(brand: nil, today: BrandDay("2026-02-10"), RFMChoice(window: .all, money: .net)))
            #expect(net.figures.map(\.moneyMinor).sorted() == [1050, 1251])
        }
    }

    @Test(arguments: TestEngine.available)
    func theSameFileAgainChangesNothingAndSaysSo(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.bring("a.csv", Self.file(Self.rows))
            let before = try await shop.dump()
            let again = try await shop.bring("renamed.csv", Self.file(Self.rows))
            #expect(again.changedNothing)
            #expect(again.unchanged == 5)
            #expect(again.customersNew == 0)
            #expect(again.customersKnown == 2)
            #expect(try await shop.dump() == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func overlappingFilesCountNothingTwice(_ engine: TestEngine) async throws {
        let whole = try await Workshop.open(engine) { shop in
            _ = try await shop.bring("a.csv", Self.file(Self.rows))
            return try await lines(shop)
        }
        let parts = try await Workshop.open(engine) { shop in
            _ = try await shop.bring("a.csv", Self.file(Array(Self.rows[0..<2])))
            _ = try await shop.bring("b.csv", Self.file(Array(Self.rows[0..<5])))
            _ = try await shop.bring("c.csv", Self.file(Array(Self.rows[3...])))
            return try await lines(shop)
        }
        #expect(parts == whole)
    }

    @Test(arguments: TestEngine.available)
    func aDryRunKeepsNothingButCountsTheSame(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            let before = try await shop.dump()
            let dry = try await shop.bring(
                "a.csv", Self.file(Self.rows + ["6,A,Candle,x,2026-02-04 09:00:00,1,9,China"]), dryRun: true)
            #expect(try await shop.dump() == before)
            #expect(dry.errorsFile == nil)
            #expect(dry.firstProblems.count == 1)
            let wet = try await shop.bring("a.csv", Self.file(Self.rows))
            #expect(dry.new == wet.new)
            #expect(dry.customersNew == wet.customersNew)
        }
    }

    @Test(arguments: TestEngine.available)
    func anOrderWithABadRowIsHeldBackWholeAndComesInOnceCorrected(_ engine: TestEngine) async throws {
        let good = try await Workshop.open(engine) { shop in
            _ = try await shop.bring("a.csv", Self.file(Self.rows))
            return try await lines(shop)
        }
        try await Workshop.open(engine) { shop in
            var rows = Self.rows
            rows[1] = rows[1].replacing("1.005", with: "one")
            let report = try await shop.bring("a.csv", Self.file(rows))
            #expect(report.heldRows == 3)
            #expect(report.badRows == 1)
            #expect(report.new == 4)
            let path = try #require(report.errorsFile)
            let errors = try String(contentsOfFile: path, encoding: .utf8)
            #expect(errors.contains("UnitPrice"))
            let corrected = errors.split(separator: "\r\n").map { line in
                line.contains(",one,") ? String(line).replacing(",one,100", with: ",1.005,100") : String(line)
            }
            _ = try await shop.bring("fixed.csv", corrected.joined(separator: "\r\n") + "\r\n")
            #expect(try await lines(shop) == good)
        }
    }

    @Test(arguments: TestEngine.available)
    func theOrderOfTaobaosTwoFilesDoesNotMatter(_ engine: TestEngine) async throws {
        let orders =
            "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间,收货人姓名,联系手机\r\n=\"77\",小艾,30.00,交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00,王芳,'13800001111\r\n"
        let lines = "订单编号,标题,价格,购买数量,外部系统编号,商品属性,订单状态\r\n=\"77\",蜡烛,10.00,3,X1,白茶,交易成功\r\n"
        var states: [[String]] = []
        for order in [
            [("ExportOrderList202601021000.csv", orders), ("ExportOrderDetailList202601021001.csv", lines)],
            [("ExportOrderDetailList202601021001.csv", lines), ("ExportOrderList202601021000.csv", orders)],
        ] {
            let state = try await Workshop.open(engine) { shop in
                for (name, text) in order { _ = try await shop.bring(name, text) }
                let customers = try await shop.run(ListCustomers(brand: nil, matching: "王芳", limit: 5))
                #expect(customers.total == 1)
                #expect(customers.lines.first?.name == "王**")
                return try await self.lines(shop)
            }
            states.append(state)
        }
        #expect(states[0] == states[1])
    }

    @Test(arguments: TestEngine.available)
    func aContradictionIsKeptAsideUntilItIsDecided(_ engine: TestEngine) async throws {
        func file(_ paid: String) -> String {
            "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间\r\n77,小艾,\(paid),交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00\r\n"
        }
        try await Workshop.open(engine) { shop in
            _ = try await shop.bring("ExportOrderList202601021000.csv", file("30.00"))
            let report = try await shop.bring("ExportOrderList202601031000.csv", file("20.00"))
            #expect(report.conflicts == 1)
            let shown = try #require(try await shop.run(ListConflicts(brand: nil)).conflicts.first)
            #expect(shown.differences.map(\.contradiction) == [.paidAmount])
            #expect(shown.differences.map(\.inForce.english) == ["30.00"])
            #expect(shown.differences.map(\.stated.english) == ["20.00"])
            try await shop.run(DecideConflict(name: shown.name, accepts: true, brand: nil))
            let lines = try await shop.run(ListCustomers(brand: nil, matching: nil, limit: 5)).lines
            #expect(lines.first?.summary.money.minor == 2000)
            #expect(try await shop.run(ListConflicts(brand: nil)).total == 0)
            let again = try await shop.bring("ExportOrderList202601031000.csv", file("20.00"))
            #expect(again.changedNothing)
        }
    }

    @Test(arguments: TestEngine.available)
    func aMemberFileSaysWhoIsNewAndOfWhomMoreIsKnown(_ engine: TestEngine) async throws {
        let mapping = """
            name: members
            kind: customers
            columns:
              name: 姓名
            buyer:
              - column: 手机
                kind: phone
            """
        try await Workshop.open(engine) { shop in
            try Data(mapping.utf8).write(to: URL(filePath: shop.folder + "/members.yaml"))
            func bring(_ rows: String) async throws -> ImportReport {
                try Data(("手机,姓名\n" + rows).utf8).write(to: URL(filePath: shop.folder + "/members.csv"))
                var options = ImportFile.Options()
                options.mapping = .file(path: shop.folder + "/members.yaml")
                return try await shop.run(
                    ImportFile(path: shop.folder + "/members.csv", options: options) { _ in })
            }
            let first = try await bring("13900001111,张三\n13900001111,张三\n13900002222,李四\n")
            #expect(first.new == 2)
            let second = try await bring("13900001111,张三丰\n13900002222,李四\n")
            #expect(second.advanced == 1)
            #expect(second.unchanged == 1)
            let found = try await shop.run(ListCustomers(brand: nil, matching: "张三丰", limit: 5))
            #expect(found.total == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func aFaultyFileImportsNothingAtAll(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            let before = try await shop.dump()
            let text = Self.file(Self.rows) + "9,A,\"never closed,1,2026-02-04 09:00:00,1,9,China\r\n"
            await #expect(throws: (any Error).self) { try await shop.bring("a.csv", text) }
            #expect(try await shop.dump() == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func nothingPersonalLiesInTheClear(_ engine: TestEngine) async throws {
        try await Workshop.open(engine) { shop in
            let text =
                "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,订单付款时间,收货人姓名,联系手机,收货地址,买家留言\r\n77,canarynick,30,交易成功,2026-01-01 10:00:00,2026-01-01 10:01:00,canaryname,13912345678,canarystreet,canarymessage\r\n"
            _ = try await shop.bring("orders.csv", text)
            let dump = try await shop.dump().joined()
            #expect(!dump.contains("canary"))
            #expect(!dump.contains("13912345678"))
        }
    }

    /// The part of the dump that does not tell in how many steps it came about.
    private func lines(_ shop: Workshop) async throws -> [String] {
        let (rfm, _) = try await shop.run(ReportRFM(brand: nil, today: BrandDay("2026-03-01"), RFMChoice(window: .all)))
        let figures = rfm.figures.map { "\($0.recencyDays)/\($0.frequency)/\($0.moneyMinor)" }.sorted()
        return try await shop.dump().filter { $0.hasPrefix("line|") || $0.hasPrefix("refund line|") } + figures
    }
}
