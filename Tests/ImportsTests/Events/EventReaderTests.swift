import Imports
import Shop
import Testing

struct EventReaderTests {
    @Test func whatMeansSomethingIsRead() throws {
        let message = try EventSample.read(
            #"""
            {"anonymousId": "a-1", "context": {"library": {"name": "x", "list": [1, {"a": null}]}, "traits": {"email": "b@c.de"}},
             "event": "Product Viewed", "integrations": {}, "messageId": "m\u002d1", "userId": 12345678901234567890,
             "properties": {"product_id": 507, "sku": "G-32", "name": "\u9999\u85b0 \ud83d\ude00", "price": 18.990000000000002,
               "quantity": "2", "unknown": [[], {"x": {"y": 1e308}}], "category": ""},
             "timestamp": "2026-05-28T20:26:40.123456+08:00", "sentAt": 1780000000, "type": "track"}
            """#)
        #expect(message.kind == .track)
        #expect([message.id, message.userID, message.anonymousID] == ["m-1", "12345678901234567890", "a-1"])
        let product = try #require(message.properties?.product)
        #expect([product.id, product.sku, product.name, product.category] == ["507", "G-32", "香薰 😀", nil])
        #expect(product.price == Millionths(18_990_000) && product.quantity == Millionths(2_000_000))
        #expect(message.timestamp == Instant(milliseconds: 1_780_000_000_123 - 28_800_000 - 0))
        #expect(message.sentAt == Instant(seconds: 1_780_000_000))
        #expect(message.traits?.email == "b@c.de")
    }

    @Test(arguments: [
        ("", "event.not_json"), ("[]", "event.not_an_object"), ("1", "event.not_an_object"), ("{", "event.not_json"),
        (#"{"userId":"u","type":"page"} x"#, "event.not_json"), (#"{"userId":"u","type":"page",}"#, "event.not_json"),
        (#"{"userId":"u","type":"page","p":NaN}"#, "event.not_json"),
        (#"{"userId":"u","type":"page","p":01}"#, "event.not_json"),
        (#"{"userId":"u","type":"page","p":1.}"#, "event.not_json"),
        (#"{"userId":"u","type":"page","p":"\x"}"#, "event.not_json"),
        (#"{"userId":"u","type":"page","p":"a\#u{01}"}"#, "event.not_json"),
        (#"{"userId":"u","type":"page","p":"\u0000"}"#, "event.not_text"),
        (#"{"userId":"u","type":"page","p":1e400}"#, "event.unfit_value"),
        (#"{"userId":"u","type":"page","p":-1E+999999999999999999999}"#, "event.unfit_value"),
        (#"{"userId":"u","type":"page","userId":"v"}"#, "event.repeated_name"),
        (#"{"userId":"u","type":"page","x":{"a":1,"\u0061":2}}"#, "event.repeated_name"),
        (#"{"userId":"u","type":"page","properties":{"price":9223372036854775808}}"#, "event.unfit_value"),
        (#"{"userId":"u","type":"page","properties":{"price":-0}}"#, "event.unfit_value"),
        (#"{"userId":"u","type":"page","properties":{"price":-0.0e5}}"#, "event.unfit_value"),
        (#"{"userId":"u","type":"page","properties":{"price":"NaN"}}"#, "event.unfit_value"),
        (#"{"userId":"u","type":"page","properties":{"price":[1]}}"#, "event.unfit_value"),
        (#"{"userId":"u","type":"page","properties":[]}"#, "event.unfit_value"),
        (#"{"userId":"u","type":"page","timestamp":"yesterday"}"#, "event.unfit_value"),
        (#"{"userId":"u","type":"page","timestamp":"2026-02-30T00:00:00Z"}"#, "event.unfit_value"),
        (#"{"userId":1.5,"type":"page"}"#, "event.unfit_value"), (#"{"userId":{},"type":"page"}"#, "event.unfit_value"),
        (#"{"userId":"u","type":"walk"}"#, "event.unfit_value"), (#"{"userId":"u"}"#, "event.missing_value"),
        (#"{"type":"page"}"#, "event.missing_value"), (#"{"type":"page","userId":""}"#, "event.missing_value"),
        (#"{"type":"track","userId":"u"}"#, "event.missing_value"),
        (#"{"type":"alias","userId":"u"}"#, "event.missing_value"),
        (#"{"type":"group","userId":"u"}"#, "event.missing_value"),
    ])
    func whatCannotBeTakenSaysWhy(_ text: String, _ code: String) {
        #expect(EventSample.fault(text)?.code == code, "\(text)")
    }

    @Test func bounds() {
        func nested(_ depth: Int) -> String {
            let lists = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            return #"{"userId":"u","type":"page","p":\#(lists)}"#
        }
        #expect(EventSample.fault(nested(31)) == nil)
        #expect(EventSample.fault(nested(32)) == .tooDeep)
        let long = #"{"userId":"u","type":"page","p":"\#(String(repeating: "x", count: 32_768))"}"#
        #expect(EventSample.fault(long)?.code == "event.too_long")
        let names = (0..<513).map { #""n\#($0)":1"# }.joined(separator: ",")
        #expect(EventSample.fault("{\(names)}") == .tooManyNames)
        let id = String(repeating: "i", count: 257)
        #expect(EventSample.fault(#"{"userId":"\#(id)","type":"page"}"#)?.code == "event.unfit_value")
    }

    @Test func textIsUTF8() {
        for broken: [UInt8] in [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xB8], [0],
        ] {
            let bytes = Array(#"{"userId":"u","type":"page","p":""#.utf8) + broken + Array("\"}".utf8)
            #expect(throws: EventFault.notText) { try EventSample.read(bytes) }
        }
    }

    @Test(
        arguments: [
            ("1", 1_000_000), ("-2.5", -2_500_000), ("0", 0), ("1e2", 100_000_000), ("12e-1", 1_200_000),
            ("0.0000005", 1), ("0.0000004", 0), ("19.990000000000002", 19_990_000), ("9223372036854.775807", .max),
            ("1e-400", 0), ("0.1e1", 1_000_000), ("123456789012345678901234567890e-20", 1_234_567_890_123_457),
        ] as [(String, Int64)])
    func amountsAreReadAsProgramsWriteThem(_ text: String, _ raw: Int64) throws {
        let message = try EventSample.read(#"{"userId":"u","type":"page","properties":{"price":\#(text)}}"#)
        #expect(message.properties?.product.price?.raw == raw)
    }

    @Test func aBatchIsCutWithoutItsBrokenMessagesSpoilingOthers() throws {
        let good = #"{"type":"page","userId":"u","messageId":"1"}"#
        let text =
            #"{"sentAt":"2026-05-28T20:26:40Z","batch":[\#(good), {"a":NaN}, 7, "x]", {"b":["}"]}, \#(good)],"writeKey":"k"}"#
        let body = try EventSample.batch(text)
        let bytes = Array(text.utf8)
        let parts = body.places.map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(parts == [good, #"{"a":NaN}"#, "7", #""x]""#, #"{"b":["}"]}"#, good])
        #expect(body.sentAt == EventSample.now)
    }

    @Test(arguments: [
        ("", EventBody.Refusal.empty), ("{}", .noBatch), (#"{"batch":{}}"#, .noBatch), ("[]", .notJSON(at: 0)),
        (#"{"batch":[{]"#, .notJSON(at: 12)), (#"{"batch":[],"batch":[]}"#, .repeatedName("batch")),
        (#"{"batch":[{},]}"#, .notJSON(at: 13)),
    ])
    func aBodyThatIsNoBatchIsRefused(_ text: String, _ refusal: EventBody.Refusal) {
        #expect(throws: refusal) { try EventSample.batch(text) }
    }

    @Test func aBodyHasItsBounds() {
        let long = String(repeating: " ", count: 500_001)
        #expect(throws: EventBody.Refusal.tooLong(mostBytes: 500_000)) { try EventSample.batch(long) }
    }
}
