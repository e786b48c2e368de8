import Foundation
import Imports
import Shop
import Testing

struct OnlineRetailTests {
    @Test func anInvoiceIsOneOrder() throws {
        let imported = try SampleFile(
            OnlineRetailSample.file(
                OnlineRetailSample.row(date: "2010-12-01 08:27:00"),
                OnlineRetailSample.row(code: "71053", title: "LANTERN", quantity: "2", price: "3.390"),
                OnlineRetailSample.row(code: "FREE", title: "", quantity: "1", price: "0.00"))
        ).imported()
        let order = try #require(imported.orders.first)
        let placed = Instant(seconds: 1_291_191_960)
        #expect(order.number == "536365")
        #expect(order.status == .confirmed)
        #expect(order.times == OrderTimes(placed: placed, paid: placed))
        #expect(order.amounts == .sumOfLines)
        #expect(order.currency == .gbp)
        #expect(order.buyers.first == BuyerKey(kind: .account, value: "17850"))
        #expect(order.leftOut == nil)
        guard case .union(let lines) = order.lines else {
            Issue.record("lines of Online Retail unite")
            return
        }
        #expect(lines.map(\.product.code) == ["85123A", "71053", "FREE"])
        #expect(lines.map(\.product.title) == ["HEART HOLDER", "LANTERN", "FREE"])
        #expect(lines.map(\.unitPrice) == [Millionths(2_550_000), Millionths(3_390_000), .zero])
        #expect(lines.map(\.isGift) == [false, false, true])
        #expect(imported.survey.newest == Instant(seconds: 1_291_192_020))
    }

    @Test func summerTimesAreReadInTheBrandsZone() throws {
        let text = OnlineRetailSample.file(OnlineRetailSample.row(date: "2011-06-01 08:26:00"))
        #expect(try SampleFile(text).imported().orders.first?.times.placed == Instant(seconds: 1_306_913_160))
    }

    @Test func theFormOfTheOriginalIsReadToo() throws {
        let text = OnlineRetailSample.file(OnlineRetailSample.row(date: "12/1/2010 8:26", customer: "17850.0"))
        let order = try #require(try SampleFile(text).imported().orders.first)
        #expect(order.times.placed == Instant(seconds: 1_291_191_960))
        #expect(order.buyers.first?.value == "17850")
    }

    @Test func aReturnIsARefundWithoutOrder() throws {
        let text = OnlineRetailSample.file(
            OnlineRetailSample.row("C536379", quantity: "-1"), OnlineRetailSample.row("C536379", quantity: "-3"))
        let refund = try #require(try SampleFile(text).imported().refunds.first)
        #expect(refund.number == "C536379")
        #expect(refund.orderNumber == nil)
        #expect(refund.kind == .goodsReturned)
        #expect(refund.buyers.first?.value == "17850")
        guard case .lines(let lines) = refund.content else {
            Issue.record("a return names its lines")
            return
        }
        #expect(lines.map(\.quantity) == [1, 3])
    }

    @Test func stockWrittenOffIsLeftOut() throws {
        let text = OnlineRetailSample.file(
            OnlineRetailSample.row("536589", title: "damaged", quantity: "-10", price: "0", customer: ""))
        let order = try #require(try SampleFile(text).imported().orders.first)
        #expect(order.leftOut == .stockAdjustment)
        #expect(order.lines.all.map(\.quantity) == [10])
        #expect(order.lines.all.map(\.isGift) == [true])
    }

    @Test func anOrderOfGiftsAloneIsLeftOut() throws {
        let text = OnlineRetailSample.file(OnlineRetailSample.row(price: "0"))
        #expect(try SampleFile(text).imported().orders.first?.leftOut == .onlyGifts)
    }

    @Test func anOrderWithoutBuyerIsUnclaimed() throws {
        let imported = try SampleFile(OnlineRetailSample.file(OnlineRetailSample.row(customer: ""))).imported()
        #expect(imported.orders.first?.buyers.first == nil)
        #expect(imported.held.isEmpty)
    }

    @Test func equalRowsCountAndTellApartByOrdinal() throws {
        let text = OnlineRetailSample.file(
            OnlineRetailSample.row(), OnlineRetailSample.row(price: "2.550"), OnlineRetailSample.row(quantity: "7"),
            OnlineRetailSample.row(title: " HEART HOLDER "))
        let lines = try #require(try SampleFile(text).imported().orders.first).lines.all
        #expect(lines.map(\.key.ordinal) == [1, 2, 1, 3])
        #expect(lines[0].key.hash == lines[1].key.hash)
        #expect(lines[0].key.hash != lines[2].key.hash)
    }

    @Test(arguments: [
        (OnlineRetailSample.row(quantity: "0"), "quantity.zero", "Quantity"),
        (OnlineRetailSample.row(quantity: "-1"), "quantity.negative", "Quantity"),
        (OnlineRetailSample.row("C1", quantity: "1"), "quantity.positive", "Quantity"),
        (OnlineRetailSample.row(quantity: "six"), "quantity.unreadable", "Quantity"),
        (OnlineRetailSample.row(quantity: ""), "cell.empty", "Quantity"),
        (OnlineRetailSample.row(price: "-11062.06"), "amount.negative", "UnitPrice"),
        (OnlineRetailSample.row(price: "2,5a"), "amount.unreadable", "UnitPrice"),
        (OnlineRetailSample.row(price: ""), "cell.empty", "UnitPrice"),
        (OnlineRetailSample.row(date: "2011-02-30 10:00"), "time.impossible", "InvoiceDate"),
        (OnlineRetailSample.row(date: "1899-12-30 10:00"), "time.impossible", "InvoiceDate"),
        (OnlineRetailSample.row(date: "2111-02-03 10:00"), "time.future", "InvoiceDate"),
        (OnlineRetailSample.row(date: ""), "cell.empty", "InvoiceDate"),
        (OnlineRetailSample.row(""), "cell.empty", "InvoiceNo"),
        (OnlineRetailSample.row("5.36E+18"), "id.rounded", "InvoiceNo"),
        (OnlineRetailSample.row(customer: "1.78E+18"), "id.rounded", "CustomerID"),
        (OnlineRetailSample.row(code: "", title: ""), "cell.empty", "Description"),
        (
            OnlineRetailSample.row(quantity: "999999999", price: "900000000"), "amount.too_large", "UnitPrice"
        ),
    ]) func badRowsAreHeldBackWithTheirReason(row: String, code: String, column: String) throws {
        let text = OnlineRetailSample.file(row, OnlineRetailSample.row("2"))
            .replacing("2,5a", with: "\"2,5a\"")
        let imported = try SampleFile(text).imported()
        #expect(imported.orders.map(\.number) == ["2"])
        let held = try #require(imported.held.first)
        #expect(held.line == 2)
        #expect(held.problem?.code == code)
        #expect(held.problem?.column == column)
        #expect(held.problem?.reason.chinese.isEmpty == false)
    }

    @Test func anOrderWithABadRowIsHeldBackWhole() throws {
        let text = OnlineRetailSample.file(
            OnlineRetailSample.row("1"), OnlineRetailSample.row("1", quantity: "x"), OnlineRetailSample.row("2"),
            OnlineRetailSample.row("1", price: "y"))
        let imported = try SampleFile(text).imported()
        #expect(imported.orders.map(\.number) == ["2"])
        #expect(imported.held.map(\.line) == [2, 3, 5])
        #expect(imported.held.map(\.problem?.code) == [nil, "quantity.unreadable", "amount.unreadable"])
        #expect(imported.held[1].problem?.value == "x")
    }

    @Test func twoBuyersOfOneOrderContradict() throws {
        let text = OnlineRetailSample.file(
            OnlineRetailSample.row("1", customer: "17850"), OnlineRetailSample.row("1", customer: ""),
            OnlineRetailSample.row("1", customer: "12345"))
        let imported = try SampleFile(text).imported()
        #expect(imported.orders.isEmpty)
        let problem = try #require(imported.held[2].problem)
        #expect(problem.code == "order.contradiction")
        #expect(problem.reason.english.contains("says something else in line"))
    }
}
