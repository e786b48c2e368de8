import Foundation
import Testing

@testable import Database

struct KeysTests {
    private static let keys = Keys(masters: [1: Array(0..<32), 2: Array(32..<64)])

    @Test func outerIDsReadBackExactly() throws {
        let ids = OuterIDs(try #require(Self.keys))
        for id in [1, 2, 3, 1000, Int64.max, 0x7FFF_FFFF, 0x1_0000_0000] as [Int64] {
            let shown = ids.shown(id, prefix: "c")
            #expect(shown.hasPrefix("c_") && shown.count == 15)
            #expect(ids.id(shown, prefix: "c") == id)
        }
    }

    @Test func neighboursLookUnrelated() throws {
        let ids = OuterIDs(try #require(Self.keys))
        let shown = (1...1000).map { ids.shown($0, prefix: "c") }
        #expect(Set(shown).count == 1000)
        #expect(Set(shown.map { $0.dropFirst(2).prefix(3) }).count > 800)
    }

    @Test(arguments: ["", "c_", "c_000", "o_0000000000000", "c_zzzzzzzzzzzzz", "c_0000000000!00", "c_00000000000000"])
    func whatWasNotShownIsNoID(_ text: String) throws {
        let ids = OuterIDs(try #require(Self.keys))
        #expect(ids.id(text, prefix: "c") == nil)
    }

    @Test func anIDOfAnotherKindOrKeyIsNotRead() throws {
        let ids = OuterIDs(try #require(Self.keys))
        let others = OuterIDs(try #require(Keys(masters: [1: Array(repeating: 7, count: 32)])))
        let shown = ids.shown(42, prefix: "c")
        #expect(ids.id("o" + shown.dropFirst(), prefix: "o") != 42)
        #expect(others.id(shown, prefix: "c") != 42)
    }

    @Test func keysOfPurposesAndBrandsDiffer() throws {
        let keys = try #require(Self.keys)
        let derived = [
            keys.lastingKey(.search, brand: 1), keys.lastingKey(.search, brand: 2),
            keys.lastingKey(.blindIndex, brand: 1),
            try #require(keys.wrappingKey(number: 1, brand: 1)), try #require(keys.wrappingKey(number: 2, brand: 1)),
        ]
        for (offset, key) in derived.enumerated() {
            #expect(derived[(offset + 1)...].allSatisfy { $0 != key })
        }
        #expect(keys.newestNumber == 2)
        #expect(keys.wrappingKey(number: 3, brand: 1) == nil)
    }

    @Test func aKeyFileIsMadeOnceForItsOwnerAlone() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = KeyFile(path: folder.path + "/shop.db.keys")
        #expect(throws: DatabaseError.keyMissing(path: file.path)) { try file.read() }
        let made = try file.make()
        #expect(try file.read().fingerprint == made.fingerprint)
        #expect(!file.isExposed)
        #expect(throws: DatabaseError.alreadyThere(path: file.path)) { try file.make() }
        chmod(file.path, 0o644)
        #expect(file.isExposed)
    }

    @Test(arguments: ["", "# nothing\n", "1 short\n", "x AAAA\n", "1 AAAA\n"])
    func aDamagedKeyFileSaysSo(_ text: String) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: url) }
        try Data(text.utf8).write(to: url)
        #expect(throws: DatabaseError.self) { try KeyFile(path: url.path).read() }
    }
}
