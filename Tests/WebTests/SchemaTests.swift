import Imports
import Shop
import Testing

@testable import Web

struct SchemaTests {
    private struct Inner: Codable {
        let at: Moment
        let amount: Int64?
    }

    private struct Outer: Codable {
        let name: String
        let isOn: Bool?
        let roles: [Platform]
        let inner: Inner
        let notes: [String: String]?
    }

    @Test func aTypeIsWhatItReads() throws {
        guard case .object(let object) = Schema.of(Outer.self) else {
            Issue.record("no object")
            return
        }
        #expect(object.name.hasSuffix("SchemaTestsOuter"))
        #expect(object.members.map(\.name) == ["name", "isOn", "roles", "inner", "notes"])
        #expect(object.members.map(\.isRequired) == [true, false, true, true, false])
        #expect(object.member("isOn")?.schema == .flag)
        #expect(object.member("roles")?.schema == .list(of: Platform.schema))
        guard case .object(let inner)? = object.member("inner")?.schema else {
            Issue.record("no object")
            return
        }
        #expect(inner.member("at")?.schema == Moment.schema)
        #expect(inner.member("amount")?.schema == .integer(least: .min, most: .max))
    }

    private static let good = #"{"name":"a","roles":["jd"],"inner":{"at":"2026-01-02T03:04:05Z"}}"#

    @Test func whatFitsIsRead() throws {
        let read = try JSONBody.read(Outer.self, .of(Outer.self), from: Array(Self.good.utf8))
        #expect(read.name == "a" && read.roles == [.jd])
        #expect(read.inner.at.instant == Instant(seconds: 1_767_323_045))
    }

    @Test(arguments: [
        (#"{"name":1,"roles":[],"inner":{"at":"2026-01-02T03:04:05Z"}}"#, "/name"),
        (#"{"roles":[],"inner":{"at":"2026-01-02T03:04:05Z"}}"#, "/name"),
        (#"{"name":"a","name":"b","roles":[],"inner":{"at":"2026-01-02T03:04:05Z"}}"#, "/name"),
        (#"{"name":"a","roles":["x"],"inner":{"at":"2026-01-02T03:04:05Z"}}"#, "/roles/0"),
        (#"{"name":"a","roles":[],"inner":{"at":"yesterday"}}"#, "/inner/at"),
        (#"{"name":"a","roles":[],"inner":{"at":"2026-01-02T03:04:05Z","amount":1.5}}"#, "/inner/amount"),
        (
            #"{"name":"a","roles":[],"inner":{"at":"2026-01-02T03:04:05Z","amount":9223372036854775808}}"#,
            "/inner/amount"
        ),
        (#"{"name":"a","roles":[],"inner":{"at":"2026-01-02T03:04:05Z","amount":1e400}}"#, "/inner/amount"),
        (#"{"name":"a","roles":[],"inner":{"at":"2026-01-02T03:04:05Z","b/c~d":1}}"#, "/inner/b~1c~0d"),
        (#"{"name":"a\u0000","roles":[],"inner":{"at":"2026-01-02T03:04:05Z"}}"#, "/name"),
        (#"[]"#, ""),
    ])
    func whatDoesNotFitIsNamed(_ text: String, _ pointer: String) throws {
        do {
            _ = try JSONBody.read(Outer.self, .of(Outer.self), from: Array(text.utf8))
            Issue.record("taken: \(text)")
        } catch WebError.unfit(let faults) {
            #expect(faults.map(\.pointer) == [pointer])
        }
    }

    @Test(arguments: [
        "", "{", "nul", #"{"a":01}"#, #"{"a":NaN}"#, "{\"a\":\"\u{01}\"}", String(repeating: "[", count: 10_000),
        "{}{}",
    ])
    func whatIsNoJSONIsRefused(_ text: String) {
        #expect(throws: WebError.self) { try JSONBody.read(Outer.self, .of(Outer.self), from: Array(text.utf8)) }
    }

    @Test func badBytesAreRefused() {
        let bytes: [UInt8] = Array(#"{"name":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)
        #expect(throws: WebError.self) { try JSONBody.read(Outer.self, .of(Outer.self), from: bytes) }
    }

    /// Threats 22: whatever is cut off, doubled or altered is refused or read, and nothing traps.
    @Test func alteredBytesNeverTrap() {
        var generator = SplitMix(seed: 22)
        let good = Array(Self.good.utf8)
        for _ in 0..<5_000 {
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
                case 1: bytes.insert(contentsOf: Array("-1e999[{\"".utf8).shuffled(using: &generator), at: place)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 5))
                default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: place)
                }
                if bytes.isEmpty { bytes = [0x7B] }
            }
            _ = try? JSONBody.read(Outer.self, .of(Outer.self), from: bytes)
        }
    }
}

/// Repeatable chance (Steele, Lea and Flood 2014).
private struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
