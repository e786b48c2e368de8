import Imports
import Shop
import Testing

/// Who is believed: whoever signed every byte, a short while ago, once.
struct WebhookSignatureTests {
    /// The example of the specification, and of all libraries that follow it.
    private static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private static let body = Array("{\"test\": 2432232314}".utf8)
    private static let sent = Instant(seconds: 1_614_265_330)
    private static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    private static let shopSecret = "shpss_0123456789abcdef"
    private static let shopBody = Array("{\"id\":1,\"note\":\"茶\"}".utf8)
    private static let shopSignature = "ZjEEW+Q32CDhIOuf+oORoY8vpvhe+e1FgB2DYJvuXGg="

    private static func standard(
        id: String = "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: String = "1614265330", signature: String = signature,
        body: [UInt8] = body, more: [(String, String)] = []
    ) -> WebhookRequest {
        WebhookRequest(
            headers: [("Webhook-Id", id), ("webhook-timestamp", timestamp), ("WEBHOOK-SIGNATURE", signature)]
                + more.map { (name: $0.0, value: $0.1) }, body: body)
    }

    private static func isRight(_ request: WebhookRequest, at now: Instant = sent, _ secrets: [String] = [secret])
        -> Bool
    {
        WebhookSignature.isRight(request, of: .standard, secrets: secrets, at: now)
    }

    @Test func thePublishedExampleIsRight() {
        #expect(Self.isRight(Self.standard()))
    }

    @Test func aListOfSignaturesAndOfSecretsHoldsWhileKeysRotate() {
        let other = "whsec_" + String(repeating: "QUJD", count: 8)
        #expect(Self.isRight(Self.standard(signature: "v1,AAAA v2,x \(Self.signature)")))
        #expect(Self.isRight(Self.standard(), [other, Self.secret]))
        #expect(!Self.isRight(Self.standard(), [other]))
        #expect(!Self.isRight(Self.standard(), []))
        #expect(!Self.isRight(Self.standard(), ["whsec_", "whsec_QUJD", Self.secret.replacing("whsec_", with: "")]))
    }

    @Test(arguments: [
        standard(id: "msg_other"), standard(timestamp: "1614265331"), standard(timestamp: "-1614265330"),
        standard(timestamp: " 1614265330"), standard(timestamp: "99999999999999999999"), standard(timestamp: ""),
        standard(signature: ""), standard(signature: "v1,"), standard(signature: "v2" + signature.dropFirst(2)),
        standard(signature: String(signature.dropFirst(3))), standard(signature: String(signature.dropLast(4))),
        standard(body: body + [0x20]), standard(body: Array(body.dropLast())), standard(body: []),
        standard(more: [("webhook-signature", signature)]),
        standard(more: [("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")]),
        standard(more: [("webhook-timestamp", "1614265330")]), WebhookRequest(headers: [], body: body),
        // The same bytes are signed, divided otherwise.
        standard(id: "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330", timestamp: "", body: body),
    ]) func anythingElseIsRefused(_ request: WebhookRequest) {
        #expect(!Self.isRight(request))
    }

    /// Every byte of the body, one bit of it turned.
    @Test func aBodyAlteredByOneBitIsRefused() {
        for place in Self.body.indices {
            var body = Self.body
            body[place] ^= 1
            #expect(!Self.isRight(Self.standard(body: body)))
        }
    }

    @Test func whatIsStaleOrAheadIsRefused() {
        for (milliseconds, isRight) in [
            (300_000, true), (300_001, false), (-300_000, true), (-300_001, false), (86_400_000, false),
        ] as [(Int64, Bool)] {
            #expect(Self.isRight(Self.standard(), at: Self.sent.advanced(milliseconds: milliseconds)) == isRight)
        }
    }

    @Test(arguments: [(WebhookKind.shopify, "X-Shopify-Hmac-SHA256"), (.woocommerce, "X-WC-Webhook-Signature")])
    func shopsSignTheRawBody(_ kind: WebhookKind, _ header: String) {
        func isRight(_ headers: [(name: String, value: String)], _ body: [UInt8] = Self.shopBody) -> Bool {
            WebhookSignature.isRight(
                WebhookRequest(headers: headers, body: body), of: kind,
                secrets: ["another-secret-of-it", Self.shopSecret],
                at: Self.sent)
        }
        let right = (name: header, value: Self.shopSignature)
        #expect(isRight([right]))
        #expect(isRight([(header.lowercased(), Self.shopSignature)]))
        #expect(!isRight([]))
        #expect(!isRight([right, right]))
        #expect(!isRight([(header, "")]) && !isRight([(header, "x")]))
        #expect(!isRight([(header, Self.shopSignature.lowercased())]))
        #expect(!isRight([right], Self.shopBody + [0x0A]))
        // Signed for the other platform.
        let other = kind == .shopify ? "X-WC-Webhook-Signature" : "X-Shopify-Hmac-SHA256"
        #expect(!isRight([(other, Self.shopSignature)]))
    }

    @Test(arguments: WebhookKind.allCases) func whatIsSignedHereIsRight(_ kind: WebhookKind) {
        let request = WebhookSigning.request(
            Self.body, of: kind, topic: "orders/create", id: "1", secret: Self.secret, at: Self.sent)
        #expect(WebhookSignature.isRight(request, of: kind, secrets: [Self.secret], at: Self.sent))
        let topic = WebhookTopic(request, of: kind)
        #expect(topic.name == (kind == .standard ? "" : "orders/create"))
        #expect(topic.key.count == 16)
    }

    @Test func deliveriesWithoutANumberAreKnownByTopicAndBody() {
        func key(_ topic: String, _ body: [UInt8], _ id: String? = nil) -> [UInt8] {
            let named = id.map { [(name: "X-WC-Webhook-Delivery-ID", value: $0)] } ?? []
            return WebhookTopic(
                WebhookRequest(headers: [("X-WC-Webhook-Topic", topic)] + named, body: body), of: .woocommerce
            ).key
        }
        #expect(key("a", [1]) == key("a", [1]))
        #expect(Set([key("a", [1]), key("b", [1]), key("a", [2]), key("a", [1], "7")]).count == 4)
        #expect(key("a", [1], "7") == key("b", [2], "7"))
    }

    @Test func aPingIsAFormWithANumberAndNoMore() {
        func isPing(_ body: String, _ headers: [(name: String, value: String)] = []) -> Bool {
            WebhookRequest(headers: headers, body: Array(body.utf8)).isPing
        }
        #expect(isPing("webhook_id=12"))
        for body in ["webhook_id=", "webhook_id=1a", "webhook_id=1&x=2", "{}", "", "webhook_id=123456789012345678901"] {
            #expect(!isPing(body), "\(body)")
        }
        #expect(!isPing("webhook_id=12", [("x-wc-webhook-topic", "order.created")]))
    }
}
