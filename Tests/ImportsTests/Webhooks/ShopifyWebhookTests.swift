import Foundation
import Shop
import Testing

@testable import Imports

/// What Shopify sends is the same order as its export tells, with the customer's number.
struct ShopifyWebhookTests {
    private static func told(_ topic: String, _ body: String) throws -> WebhookTold {
        try WebhookReading.told(topic, of: .shopify, Array(body.utf8), try SampleFile.options())
    }

    private static func order(_ told: WebhookTold) throws -> StatedOrder {
        guard case .order(let order)? = told.statements.first else { throw WebhookFault(.invalid) }
        return order
    }

    @Test(arguments: [
        ("paid", "fulfilled", "0.00", "", "[]"), ("paid", "", "0.00", "", "[]"),
        ("partially_refunded", "fulfilled", "500.50", "", "[\(ShopifySample.refund())]"),
        ("refunded", "", "3800.50", "2024-01-07 10:00:00 +0900", "[\(ShopifySample.refund(amount: "3800.50"))]"),
        ("pending", "", "0.00", "", "[]"), ("voided", "", "0.00", "2024-01-07 10:00:00 +0900", "[]"),
        ("paid", "partial", "0.00", "", "[]"),
    ]) func anOrderIsTheSameAsInTheExport(
        payment: String, fulfillment: String, refunded: String, cancelledAt: String, refunds: String
    ) throws {
        let file = try SampleFile(
            ShopifySample.rows(
                payment: payment, fulfillment: fulfillment, refunded: refunded, cancelledAt: cancelledAt)
        ).imported()
        var exported = try #require(file.orders.first)
        let cancelled = cancelledAt.isEmpty ? "null" : "\"2024-01-07T10:00:00+09:00\""
        let told = try Self.told(
            "orders/updated",
            ShopifySample.order(
                payment: payment, fulfillment: fulfillment.isEmpty ? "null" : "\"\(fulfillment)\"",
                cancelled: cancelled,
                refunds: refunds))
        var order = try Self.order(told)
        #expect(order.buyers == [BuyerKey(kind: .account, value: "207119551")] + exported.buyers)
        // When it was paid is not told: the moment is put in by whoever knows what came before.
        #expect((exported.times.paid != nil) == (told.payment != nil))
        exported.times.paid = nil
        order.buyers = exported.buyers
        #expect(order == exported)
        #expect(told.orderNames == [WebhookTold.OrderName(senderID: "450789469", number: "#1001")])
    }

    @Test func itsAgeIsThatOfItsLastChange() throws {
        let told = try Self.told("orders/create", ShopifySample.order())
        #expect(told.statedAt == Instant(seconds: 1_704_499_202))
    }

    @Test func aPaymentIsDatedByWhatIsKnown() throws {
        let (placed, updated) = (Instant(seconds: 1_704_425_398), Instant(seconds: 1_704_499_202))
        let created = try #require(try Self.told("orders/create", ShopifySample.order()).payment)
        let paid = try #require(try Self.told("orders/paid", ShopifySample.order()).payment)
        #expect(created.moment(.nothing) == placed)
        #expect(paid.moment(.nothing) == updated)
        for payment in [created, paid] {
            #expect(payment.moment(.unpaid) == updated)
            #expect(payment.moment(.paid) == nil)
        }
    }

    @Test func refundsWithinAnOrderNameIt() throws {
        let told = try Self.told(
            "orders/updated", ShopifySample.order(payment: "partially_refunded", refunds: "[\(ShopifySample.refund())]")
        )
        let expected = StatedRefund(
            number: "509562969", orderNumber: "#1001", kind: .goodsReturned,
            occurredAt: Instant(seconds: 1_704_848_400),
            currency: .usd, content: .amount(minor: 50_050))
        #expect(told.statements.dropFirst() == [.refund(expected)])
        var unnamed = expected
        unnamed.orderNumber = nil
        let alone = try Self.told("refunds/create", ShopifySample.refund())
        #expect(alone.refunds == [WebhookTold.UnnamedRefund(senderOrder: "450789469", refund: unnamed)])
        #expect(alone.statements.isEmpty)
    }

    @Test(arguments: [("500.50", "void", "success"), ("500.50", "refund", "pending"), ("0.00", "refund", "success")])
    func noMoneyGoneBackIsNoRefund(amount: String, kind: String, status: String) throws {
        let told = try Self.told("refunds/create", ShopifySample.refund(amount: amount, kind: kind, status: status))
        #expect(told.refunds.isEmpty)
    }

    @Test func aTestOrderIsLeftOutAndWhatWasTakenOutIsNoLine() throws {
        let order = try Self.order(try Self.told("orders/create", ShopifySample.order(test: "true", quantity: "0")))
        #expect(order.leftOut == .test)
        #expect(order.lines.all.map(\.product.title) == ["Sample", "Cup"])
    }

    private static func customer(email: String, sms: String = "null") -> String {
        """
        {"id": 207119551, "email": "Ann@Shop.example", "first_name": "Ann", "last_name": "Lee", "phone": "+819012345678",
         "updated_at": "2024-01-06T09:00:00Z", "accepts_marketing": true, "verified_email": true,
         "email_marketing_consent": \(email), "sms_marketing_consent": \(sms),
         "default_address": {"address1": "1 High St", "city": "London", "zip": "E1", "country_code": "GB",
           "phone": "020 7946 0000"}}
        """
    }

    @Test func aCustomerIsKnownByTheirNumber() throws {
        let told = try Self.told("customers/create", Self.customer(email: "null"))
        #expect(told.persons.isEmpty, "a flag without a time is no consent")
        guard case .customer(let customer)? = told.statements.first else { throw WebhookFault(.invalid) }
        #expect(
            customer.buyers == [
                BuyerKey(kind: .account, value: "207119551"), BuyerKey(kind: .email, value: "ann@shop.example"),
                BuyerKey(kind: .phone, value: "+819012345678"),
            ])
        #expect(customer.personal.map(\.text).contains("1 High St London E1 GB"))
        #expect(customer.personal.first == PersonalValue(kind: .name, text: "Ann Lee"))
    }

    @Test(
        arguments: [
            ("subscribed", "\"2024-01-05T00:00:00Z\"", false), ("unsubscribed", "\"2024-01-05T00:00:00Z\"", true),
            ("subscribed", "null", nil), ("pending", "\"2024-01-05T00:00:00Z\"", nil),
            ("not_subscribed", "null", nil), ("redacted", "\"2024-01-05T00:00:00Z\"", nil),
        ] as [(String, String, Bool?)])
    func consentIsWhatWasSaidAtATime(state: String, at: String, isWithdrawn: Bool?) throws {
        let consent = "{\"state\": \"\(state)\", \"opt_in_level\": \"confirmed_opt_in\", \"consent_updated_at\": \(at)}"
        let told = try Self.told("customers/update", Self.customer(email: consent, sms: consent))
        let expected = [ConsentChannel.email, .sms].compactMap { channel in
            isWithdrawn.map {
                StatedPersonFact.Content.consent(
                    StatedConsent(
                        channel, for: .marketing, isWithdrawn: $0, method: "import",
                        textVersion: "shopify confirmed_opt_in"))
            }
        }
        #expect(told.persons.map(\.content) == expected)
        #expect(told.persons.allSatisfy { $0.occurredAt == Instant(seconds: 1_704_412_800) && $0.buyers.count == 3 })
        #expect(Set(told.persons.map(\.number)).count == expected.count)
    }

    @Test(arguments: [
        ("customers/data_request", WebhookFault.Reason.dataRequested), ("customers/redact", .erasureAsked),
        ("shop/redact", .shopErasureAsked), ("app/uninstalled", .senderRemoved), ("carts/update", .unknownTopic),
        ("", .unknownTopic), ("orders/edited", .unknownTopic),
    ]) func whatAPersonDecidesIsNotTaken(topic: String, reason: WebhookFault.Reason) {
        #expect(throws: WebhookFault(reason)) { try Self.told(topic, "{\"id\": 1}") }
    }

    @Test(
        arguments: [
            ("[]", WebhookFault.Reason.unreadable, nil), ("{", .unreadable, nil),
            ("{\"a\": \"\\u0000\"}", .unreadable, nil),
            ("\u{0}", .unreadable, nil), ("{\"line_items\": []}", .invalid, "name"),
            (ShopifySample.order(payment: "lost"), .invalid, "Financial Status"),
            (ShopifySample.order(total: "1e400"), .invalid, "Total"),
            (ShopifySample.order(total: "-1"), .invalid, "Total"),
            (ShopifySample.order(quantity: "9223372036854775808"), .invalid, "Lineitem quantity"),
            (ShopifySample.order(refunds: "{}"), .invalid, "refunds"),
            (
                ShopifySample.order(
                    refunds:
                        "[{\"transactions\": [{\"kind\": \"refund\", \"status\": \"success\", \"amount\": \"x\"}]}]"),
                .invalid, "refunds.transactions.amount"
            ),
        ] as [(String, WebhookFault.Reason, String?)])
    func whatCannotBeSaysWhere(body: String, reason: WebhookFault.Reason, column: String?) throws {
        let fault = try #require(throws: WebhookFault.self) { try Self.told("orders/create", body) }
        #expect(fault.reason == reason)
        #expect(fault.problem?.column == column)
    }
}

extension Currency {
    fileprivate static var usd: Currency { Currency("USD") ?? .cny }
}
