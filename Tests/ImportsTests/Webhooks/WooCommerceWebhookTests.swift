import Shop
import Testing

@testable import Imports

/// What WooCommerce sends is read as its file of orders is.
struct WooCommerceWebhookTests {
    private static func told(_ topic: String, _ body: String) throws -> WebhookTold {
        try WebhookReading.told(topic, of: .woocommerce, Array(body.utf8), try SampleFile.options())
    }

    @Test(arguments: ["order.created", "order.updated", "order.restored"])
    func anOrderIsTheSameAsInTheFile(_ topic: String) throws {
        let text = WooCommerceSample.order(
            "1", refunds: "[{\"total\": \"-5.00\"}]", more: "\"date_modified_gmt\": \"2024-05-02T00:00:00\",")
        let file = try SampleFile(text, name: "orders.json").imported()
        let told = try Self.told(topic, text)
        #expect(told.statements == file.statements)
        #expect(told.statedAt == Instant(seconds: 1_714_608_000))
        #expect(told.payment == nil)
        #expect(told.orderNames == [WebhookTold.OrderName(senderID: "91", number: "1")])
    }

    @Test func aRemovalNamesTheOrderAlone() throws {
        #expect(try Self.told("order.deleted", "{\"id\": 91}") == WebhookTold(removedOrder: "91"))
        #expect(throws: WebhookFault.self) { try Self.told("order.deleted", "{}") }
    }

    @Test func aCustomerIsKnownByTheirNumber() throws {
        let told = try Self.told(
            "customer.updated",
            """
            {"id": 7, "date_modified_gmt": "2024-05-02T00:00:00", "email": "ann@shop.example", "first_name": "Ann",
             "last_name": "Lee", "role": "customer", "billing": {"first_name": "Ann", "last_name": "Lee",
             "phone": "+44 20 7946 0000", "email": "pay@shop.example", "address_1": "1 High St", "city": "London"},
             "shipping": {"first_name": "", "address_1": ""}}
            """)
        guard case .customer(let customer)? = told.statements.first else { throw WebhookFault(.invalid) }
        #expect(
            customer.buyers == [
                BuyerKey(kind: .account, value: "7"), BuyerKey(kind: .email, value: "ann@shop.example"),
                BuyerKey(kind: .phone, value: "+442079460000"),
            ])
        #expect(
            customer.personal.map(\.text) == [
                "Ann Lee", "ann@shop.example", "pay@shop.example", "+44 20 7946 0000", "London 1 High St",
            ])
    }

    @Test(arguments: ["coupon.created", "product.updated", "action.woocommerce_add_to_cart", ""])
    func otherTopicsAreUnknown(_ topic: String) {
        #expect(throws: WebhookFault(.unknownTopic)) { try Self.told(topic, "{\"id\": 1}") }
    }
}
