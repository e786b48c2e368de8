import Shop
import Testing

@testable import Imports

/// The forms of our own, as `Docs/webhooks.md` tells them.
struct GenericWebhookTests {
    private static func told(_ body: String) throws -> WebhookTold {
        let bytes = Array(body.utf8)
        let topic = WebhookTopic(WebhookRequest(headers: [], body: bytes), of: .standard)
        return try WebhookReading.told(topic.name, of: .standard, bytes, try SampleFile.options(currency: .cny))
    }

    private static func problem(_ body: String) -> (column: String?, code: String?) {
        do {
            _ = try told(body)
            return (nil, nil)
        } catch {
            let problem = (error as? WebhookFault)?.problem
            return (problem?.column, problem?.code)
        }
    }

    @Test func anOrderIsToldAsAWhole() throws {
        let told = try Self.told(GenericSample.order())
        guard case .order(let order)? = told.statements.first else { throw WebhookFault(.invalid) }
        #expect(order.number == "A-1" && order.status == .paid && order.currency == .cny)
        #expect(order.times.placed == Instant(seconds: 1_767_587_400))
        #expect(order.times.paid == Instant(seconds: 1_767_587_460))
        #expect(order.amounts == .told(OrderAmounts(goods: 9_900, freight: 800, paid: 10_700)))
        #expect(order.buyers.map(\.value) == ["u7", "ann@shop.example"])
        #expect(order.personal.map(\.text).contains("13900001111"))
        #expect(order.lines.all.map(\.product) == [StatedProduct(code: "T-1", title: "绿茶")])
        #expect(told.statedAt == Instant(seconds: 1_767_587_465))
    }

    @Test func linesMayHaveNoNumbersAndOrdersNoLines() throws {
        let unnumbered =
            "[{\"title\": \"茶\", \"quantity\": 1, \"price\": \"0\"}, {\"title\": \"茶\", \"quantity\": 1, \"price\": \"0\"}]"
        guard case .order(let order)? = try Self.told(GenericSample.order(lines: unnumbered)).statements.first,
            case .order(let bare)? = try Self.told(GenericSample.order(lines: "[]")).statements.first
        else { throw WebhookFault(.invalid) }
        #expect(order.lines.all.map(\.key.ordinal) == [1, 2])
        #expect(order.leftOut == .onlyGifts)
        #expect(bare.lines == .untold)
    }

    @Test func aRefundIsToldWithItsKind() throws {
        let told = try Self.told(GenericSample.refund())
        #expect(
            told.statements == [
                .refund(
                    StatedRefund(
                        number: "R-1", orderNumber: "A-1", kind: .goodsReturned, reason: "破损",
                        occurredAt: Instant(seconds: 1_767_931_200), currency: .cny, content: .amount(minor: 990)))
            ])
    }

    @Test func aCustomerIsToldWithWhatTheyAgreedTo() throws {
        let consent = """
            {"channel": "sms", "given": true, "at": "2026-01-02T00:00:00Z", "method": "checkout", "text_version": "v3"}
            """
        let told = try Self.told(GenericSample.customer("[\(consent)]"))
        #expect(
            told.persons.map(\.content) == [
                .consent(StatedConsent(.sms, for: .marketing, method: "checkout", textVersion: "v3"))
            ])
        #expect(told.persons.first?.occurredAt == Instant(seconds: 1_767_312_000))
    }

    @Test func eventsAreHandedOnAsTheyCame() throws {
        let body = "{\"type\": \"events\", \"data\": {\"batch\": []}}"
        #expect(try Self.told(body) == WebhookTold(events: Array(body.utf8)))
    }

    @Test(arguments: [
        (GenericSample.order("\"paidAt\": 1,"), "paidAt", "field.unknown"),
        (GenericSample.order("\"number\": \"A-2\","), "number", "json.twice"),
        (GenericSample.order(status: "payed"), "status", "word.unknown"),
        (GenericSample.order(lines: "[{\"title\": \"茶\", \"price\": 1}]"), "lines.quantity", "cell.empty"),
        (GenericSample.order(lines: "[{\"titel\": \"茶\"}]"), "lines.titel", "field.unknown"),
        (GenericSample.order(lines: "7"), "lines", "json.not_a_list"),
        (GenericSample.refund("0"), "amount", "amount.zero"), (GenericSample.refund("-1"), "amount", "amount.negative"),
        (GenericSample.refund("1e400"), "amount", "amount.unreadable"),
        (GenericSample.refund(more: "\"phase\": \"never\","), "phase", "word.unknown"),
        (GenericSample.customer("[{\"channel\": \"fax\"}]"), "consents.channel", "word.unknown"),
        (GenericSample.customer("[{\"channel\": \"sms\", \"given\": true}]"), "consents.at", "cell.empty"),
        (GenericSample.customer("[{\"channel\": \"sms\", \"given\": 1}]"), "consents.given", "flag.unreadable"),
        (GenericSample.customer(id: "[]"), "id", "json.not_a_value"), ("{\"type\": \"order\"}", "data", "cell.empty"),
    ]) func whatIsWrongIsNamed(body: String, column: String, code: String) {
        let problem = Self.problem(body)
        #expect(problem.column == column)
        #expect(problem.code == code)
    }

    @Test(arguments: ["{\"data\": {}}", "{\"type\": \"coupon\", \"data\": {}}", "{\"type\": 7}"])
    func otherTypesAreUnknown(_ body: String) {
        #expect(throws: WebhookFault(.unknownTopic)) { try Self.told(body) }
    }

    @Test func somebodyNamelessIsNobody() {
        let problem = Self.problem("{\"type\": \"customer\", \"data\": {\"name\": \"王芳\"}}")
        #expect(problem.code == "customer.nameless")
    }
}
