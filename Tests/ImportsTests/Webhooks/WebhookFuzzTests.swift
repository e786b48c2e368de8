import Shop
import Testing

@testable import Imports

/// Bodies and headers with some bytes changed, cut out or put in: none may crash a reader, whatever its topic.
struct WebhookFuzzTests {
    private static let seeds: [(WebhookKind, String, String)] = [
        (.shopify, "orders/updated", ShopifySample.order(refunds: "[\(ShopifySample.refund())]")),
        (.shopify, "refunds/create", ShopifySample.refund()),
        (
            .shopify, "customers/update",
            "{\"id\":1,\"email\":\"a@b.c\",\"email_marketing_consent\":{\"state\":\"subscribed\",\"consent_updated_at\":\"2024-01-05T00:00:00Z\"}}"
        ),
        (.woocommerce, "order.updated", WooCommerceSample.order("1", refunds: "[{\"total\": \"-5.00\"}]")),
        (.woocommerce, "customer.updated", "{\"id\":7,\"billing\":{\"phone\":\"1\"},\"shipping\":{}}"),
        (.standard, "order", GenericSample.order()), (.standard, "refund", GenericSample.refund()),
        (
            .standard, "customer",
            GenericSample.customer(
                "[{\"channel\":\"sms\",\"given\":true,\"at\":\"2026-01-02T00:00:00Z\",\"method\":\"x\"}]")
        ),
    ]
    private static let pieces: [[UInt8]] =
        [
            "\"", ",", "{", "}", "[", "]", "\\", "\\uD83D", "1e400", "-0", "9223372036854775808", "null", ":", "true",
            "[[[[[[[[", "99999999999999999999999999", "0.0000001", "{\"a\":1}", "\\u0000", "2024-02-30T25:61:61+99:99",
            "=",
        ].map { Array($0.utf8) } + [[0], [0xFF], [0xEF, 0xBB, 0xBF], []]

    @Test(arguments: 0..<8) func brokenBodiesNeverCrash(series: Int) throws {
        var dice = Dice(seed: UInt64(series + 1))
        let options = try SampleFile.options()
        var read = 0
        for round in 0..<2_000 {
            let (kind, topic, text) = Self.seeds[round % Self.seeds.count]
            var body = Array(text.utf8)
            for _ in 0..<dice.next(below: 5) + 1 { dice.spoil(&body, with: Self.pieces) }
            let request = WebhookRequest(
                headers: [
                    (name: "webhook-id", value: String(decoding: body.prefix(9), as: UTF8.self)),
                    (name: "webhook-timestamp", value: String(decoding: body.prefix(4), as: UTF8.self)),
                    (name: "webhook-signature", value: "v1," + String(decoding: body.suffix(8), as: UTF8.self)),
                ], body: body)
            #expect(
                !WebhookSignature.isRight(
                    request, of: .standard, secrets: ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], at: SampleFile.now))
            _ = (WebhookTopic(request, of: .standard), request.isPing)
            do {
                _ = try WebhookReading.told(topic, of: kind, body, options)
                read += 1
            } catch {
                if error.reason == .invalid { #expect(error.problem?.reason.english.isEmpty != true) }
            }
        }
        #expect(read > 0)
    }
}
