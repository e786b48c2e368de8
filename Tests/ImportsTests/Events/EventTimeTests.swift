import Imports
import Shop
import Testing

struct EventTimeTests {
    private static let now = EventSample.now

    private static func ago(_ minutes: Int64) -> Instant { now.advanced(milliseconds: -minutes * 60_000) }

    @Test(
        arguments: [
            (nil, nil, 0), (10, nil, 10), (10, 0, 10),
            // The client's clock is an hour behind, and an hour ahead.
            (70, 60, 10), (-50, -60, 10),
            // Ahead by no more than five minutes stands; by more it is the receipt.
            (-5, nil, -5), (-6, nil, 0), (54, 60, 0), (55, 60, -5),
            (30 * 1_440, nil, 30 * 1_440),
        ] as [(Int64?, Int64?, Int64)])
    func clientsAreCorrected(_ timestamp: Int64?, _ sentAt: Int64?, _ moment: Int64) {
        let found = EventTime.moment(
            of: timestamp.map(Self.ago), sentAt: sentAt.map(Self.ago), receivedAt: Self.now)
        #expect(found == Self.ago(moment))
    }

    @Test func whatIsOlderThanTheKeysIsSetAside() {
        let month: Int64 = 30 * 1_440
        for (timestamp, sentAt) in [(month + 1, nil), (5, month + 1), (nil, month + 1)] as [(Int64?, Int64?)] {
            #expect(
                EventTime.moment(of: timestamp.map(Self.ago), sentAt: sentAt.map(Self.ago), receivedAt: Self.now) == nil
            )
        }
    }

    @Test func aKeyIsOfTheStoreAndWhatIsSaid() throws {
        func key(_ text: String, store: Int64 = 1, at now: Instant = EventTimeTests.now) throws -> EventKey {
            EventKey(try EventSample.read(text), store: ID(store), receivedAt: now)
        }
        let told =
            #"{"type":"page","messageId":"m","userId":"u","timestamp":"2026-05-28T10:00:00Z","sentAt":"2026-05-28T10:00:01Z"}"#
        let first = try key(told)
        let retried =
            #"{"userId":"u","sentAt":"2026-05-28T10:09:00Z","type":"page","messageId":"m","timestamp":"2026-05-28T10:00:00Z","context":{"retries":2}}"#
        #expect(try key(retried) == first)
        let other = try key(told.replacing(#""u""#, with: #""v""#))
        #expect(other.hash == first.hash && other.content != first.content)
        #expect(try key(told, store: 2).hash != first.hash)
        // Without an id: by what it says and when, or when it came.
        let nameless = told.replacing(#""messageId":"m","#, with: "")
        #expect(try key(nameless) == key(nameless, at: Self.ago(-1)))
        let timeless = #"{"type":"page","userId":"u"}"#
        #expect(try key(timeless) != key(timeless, at: Self.ago(-1)))
    }
}
