import Foundation
import Imports
import Shop
import Testing

struct EventFuzzTests {
    private static let seeds = [
        #"{"batch":[{"type":"track","messageId":"m","userId":"u","event":"Order Completed","timestamp":"2026-05-28T19:46:40.5Z","#
            + #""properties":{"order_id":"9","total":12.5,"products":[{"sku":"a","price":1e1,"quantity":2}]}},"#
            + #"{"type":"identify","anonymousId":"a","traits":{"email":"a@b.cd","address":{"city":"杭州","street":"\ud83d\ude00"}}}],"#
            + #""sentAt":"2026-05-28T19:46:41Z"}"#,
        #"{"batch":[{"type":"alias","previousId":"p","userId":1},{"type":"group","userId":"u","groupId":"g"},{"type":"page","#
            + #""userId":"u","context":{"traits":{"own":true,"n":null},"x":[[[]]]}}]}"#,
    ]
    private static let pieces =
        [
            "\"", ",", "{", "}", "[", "]", ":", "\\", "\\u", "\\ud800", "\\u0000", "1e400", "-0", "9223372036854775808",
            "NaN",
            "null", "\"batch\"", "\"\"", "-", ".", "e", "0", "中", "{\"a\":", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", " ",
            "\n",
        ].map { Array($0.utf8) } + [[0xFF], [0], [0xE4, 0xB8], []]

    /// A hundred thousand bodies, each a sample with some bytes changed, cut out or put in: none may end the program, and what
    /// is read can be told from others and means something or says why not.
    @Test(arguments: 0..<10) func brokenBodiesNeverCrash(series: Int) {
        var dice = Dice(seed: UInt64(series + 1))
        let interpreter = EventInterpreter(brand: EventSample.brand, receivedAt: EventSample.now)
        var read = 0
        for round in 0..<10_000 {
            var bytes = Array(Self.seeds[round % Self.seeds.count].utf8)
            for _ in 0..<dice.next(below: 4) + 1 { Self.mutate(&bytes, &dice) }
            bytes.withUnsafeBufferPointer { bytes in
                guard let body = try? EventBody.batch(bytes) else { return }
                for place in body.places {
                    #expect(place.lowerBound >= 0 && place.upperBound <= bytes.count)
                    guard let message = try? EventReader.read(UnsafeBufferPointer(rebasing: bytes[place])) else {
                        continue
                    }
                    read += 1
                    let key = EventKey(message, store: ID(1), receivedAt: EventSample.now)
                    #expect(key.hash.count == 16)
                    _ = try? interpreter.meaning(of: message, sentAt: body.sentAt, number: key.name)
                }
            }
        }
        // Or it would prove nothing.
        #expect(read > 3_000)
    }

    private static func mutate(_ bytes: inout [UInt8], _ dice: inout Dice) {
        let place = dice.next(below: bytes.count + 1)
        switch dice.next(below: 4) {
        case 0: bytes.insert(contentsOf: pieces[dice.next(below: pieces.count)], at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + dice.next(below: 12)))
        case 2: if place < bytes.count { bytes[place] = UInt8(dice.next(below: 256)) }
        default:
            let piece = pieces[dice.next(below: pieces.count)]
            bytes.replaceSubrange(place..<min(bytes.count, place + piece.count), with: piece)
        }
    }
}
