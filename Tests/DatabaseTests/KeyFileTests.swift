import Foundation
import Testing

@testable import Database

/// The file of keys, as rotations change it.
struct KeyFileTests {
    @Test func aKeyIsAddedBesideThoseThatAreThereAndTheFirstIsNeverTakenOut() throws {
        try inFolder { folder in
            let file = KeyFile(path: folder + "/shop.db.keys")
            let held = try file.make()
            #expect(try file.add() == 2)
            #expect(try file.add() == 3)
            let keys = try file.read()
            #expect(keys.numbers == [1, 2, 3] && keys.fingerprint == held.fingerprint)
            #expect(!file.isExposed)
            // Whoever holds the keys in memory learns of one that is asked for.
            #expect(held.numbers == [1])
            #expect(held.wrappingKey(number: 3, brand: 1) == keys.wrappingKey(number: 3, brand: 1))
            #expect(held.numbers == [1, 2, 3])
            for number in [1, 2] as [Int64] { try file.remove(number) }
            #expect(try file.read().numbers == [1, 3])
            #expect(try file.read().fingerprint == held.fingerprint)
            held.reread()
            #expect(held.wrappingKey(number: 2, brand: 1) == nil)
        }
    }

    /// The keys of another file in its place are not taken for one's own.
    @Test func aForeignFileIsNotRead() throws {
        try inFolder { folder in
            let file = KeyFile(path: folder + "/keys")
            let held = try file.make()
            unlink(file.path)
            _ = try file.make()
            _ = try file.add()
            #expect(held.wrappingKey(number: 2, brand: 1) == nil)
        }
    }

    @Test func manyAtOnceAddAKeyEach() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = KeyFile(path: folder.path + "/keys")
        _ = try file.make()
        let numbers = try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<16 { group.addTask { try file.add() } }
            return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
        }
        #expect(numbers == Set(2...17))
        #expect(try file.read().numbers == Array(1...17))
    }

    /// What a killed process left, and a link in the file's place, are no hindrance.
    @Test func anUnfinishedFileIsPassedOverAndALinkStaysOne() throws {
        try inFolder { folder in
            let file = KeyFile(path: folder + "/keys")
            _ = try file.make()
            try Data("half a ke".utf8).write(to: URL(filePath: file.path + ".partial"))
            let link = KeyFile(path: folder + "/link")
            try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: file.path)
            #expect(try link.add() == 2)
            #expect(try file.read().numbers == [1, 2])
            let type = try FileManager.default.attributesOfItem(atPath: link.path)[.type] as? FileAttributeType
            #expect(type == .typeSymbolicLink)
            #expect(!FileManager.default.fileExists(atPath: file.path + ".partial"))
        }
    }

    /// As editors leave it: blanks before and between, other ends of lines, a mark of the encoding.
    @Test(arguments: ["\n", "\r\n", "\r"])
    func aKeyIsTakenOutHoweverItsLineIsWritten(_ end: String) throws {
        try inFolder { folder in
            let file = KeyFile(path: folder + "/keys")
            let first = try file.make()
            for _ in 0..<3 { _ = try file.add() }
            let held = try file.read()
            let lines = try String(contentsOfFile: file.path, encoding: .utf8).split(separator: "\n").map { line in
                switch line.first {
                case "2": "  \(line)"
                case "3": "\(line.replacing(" ", with: "   ")) "
                default: String(line)
                }
            }
            let edited = "\u{FEFF}" + lines.joined(separator: end) + end
            try Data(edited.utf8).write(to: URL(filePath: file.path))
            let read = try file.read()
            #expect(read.numbers == [1, 2, 3, 4] && read.fingerprint == first.fingerprint)
            #expect(read.wrappingKey(number: 3, brand: 1) == held.wrappingKey(number: 3, brand: 1))
            for number in [2, 3] as [Int64] {
                try file.remove(number)
                #expect(try !file.read().numbers.contains(number))
            }
            #expect(try file.read().wrappingKey(number: 4, brand: 1) == held.wrappingKey(number: 4, brand: 1))
        }
    }

    /// Told twice alike it is one; which of two that differ is meant, nobody could tell.
    @Test func twoKeysOfOneNumberThatDifferAreRefused() throws {
        try inFolder { folder in
            let file = KeyFile(path: folder + "/keys")
            _ = try file.make()
            _ = try file.add()
            let text = try String(contentsOfFile: file.path, encoding: .utf8)
            let second = try #require(text.split(separator: "\n").last)
            try Data((text + second + "\n").utf8).write(to: URL(filePath: file.path))
            #expect(try file.read().numbers == [1, 2])
            try file.remove(2)
            #expect(try file.read().numbers == [1])
            let other = "2 " + Data(repeating: 9, count: 32).base64EncodedString() + "\n"
            try Data((text + other).utf8).write(to: URL(filePath: file.path))
            #expect(throws: DatabaseError.keyUnreadable(path: file.path, reason: "it holds two keys 2 that differ")) {
                try file.read()
            }
        }
    }

    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try body(folder.path)
    }
}
