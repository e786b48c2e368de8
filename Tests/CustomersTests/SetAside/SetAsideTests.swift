import Shop
import TestDatabases
import Testing

@testable import Customers
@testable import Database

/// What came in and could not be taken up is kept sealed, for a while, and of nobody who was erased.
struct SetAsideTests {
    @Test(arguments: TestEngine.available)
    func whatIsKeptIsFoundAgainAndForgotten(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { file in
            try await file.setAside("{\"a\": 1}", topic: "orders/odd", at: .now)
            try await file.setAside("second", topic: "odd", .events, at: .now.advanced(milliseconds: 5))
            try await file.of(brand: 2).setAside("other brand's", topic: "odd", at: .now)
            let all = try await file.itemsAside()
            #expect(all.map(\.topic) == ["odd", "orders/odd"])
            #expect(all.map(\.size) == [6, 8])
            let events = try await file.itemsAside(.events)
            #expect(events.map(\.topic) == ["odd"])
            let second = try await file.itemsAside(after: all[0].place)
            #expect(second.map(\.id) == [all[1].id])
            #expect(second[0].store == ID(1) && second[0].reason == .unknownTopic && !second[0].isCut)
            let content = try await file.contentAside(all[1].id)
            #expect(content == "{\"a\": 1}")
            let stranger = try await file.of(brand: 2).contentAside(all[1].id)
            #expect(stranger == nil)
            let (forgotten, again) = try await file.database.write { tx in
                (
                    try SetAside.forget(all[1].id, brand: ID(1), in: tx),
                    try SetAside.forget(all[1].id, brand: ID(1), in: tx)
                )
            }
            #expect(forgotten && !again)
            let left = try await file.itemsAside()
            #expect(left.map(\.topic) == ["odd"])
        }
    }

    @Test(arguments: TestEngine.available)
    func nothingOfItLiesInTheClear(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { file in
            try await file.setAside("mail to canary@example.com", topic: "odd", at: .now)
            let sealed = try await file.database.read { tx in
                try tx.all("SELECT sealed FROM set_aside") { String(decoding: $0.bytes(0), as: UTF8.self) }
            }
            #expect(sealed.count == 1 && !sealed[0].contains("canary"))
        }
    }

    @Test(arguments: TestEngine.available)
    func whatIsLongerIsCutAndSaysSo(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { file in
            try await file.setAside(
                String(repeating: "x", count: 70_000), topic: String(repeating: "t", count: 999), at: .now)
            let item = try #require(try await file.itemsAside().first)
            #expect(item.isCut && item.size == 70_000 && item.topic.count == 200)
            let content = try await file.contentAside(item.id)
            #expect(content?.count == 65_536)
        }
    }

    @Test(arguments: TestEngine.available)
    func theOldestGo(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { file in
            try await file.setAside("old", topic: "old", at: .now)
            let later = Instant.now.advanced(milliseconds: 30 * 86_400_000 + 1)
            try await file.setAside("new", topic: "new", at: later)
            let topics = try await file.itemsAside().map(\.topic)
            #expect(topics == ["new"])
            let many = (1...SetAside.mostRows + 3).map { number in
                SetAsideEntry(
                    brand: file.brand, store: nil, source: .events, topic: "\(number)", reason: .tooOld, content: [],
                    receivedAt: later.advanced(milliseconds: Int64(number)))
            }
            let keys = file.keys
            try await file.database.write { try SetAside.keep(many, keys, in: $0) }
            let (count, oldest) =
                try await file.database.read { tx in
                    try tx.first("SELECT COUNT(*), MIN(received_at) FROM set_aside") { ($0.int(0), $0.int64(1)) }
                } ?? (0, 0)
            #expect(count == SetAside.mostRows)
            #expect(oldest == later.milliseconds + 4)
        }
    }

    @Test(arguments: TestEngine.available)
    func aRotationOfKeysWrapsWhatOpensIt(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { file in
            try await file.of(keys: .of([1: 1])).setAside("kept", topic: "odd", at: .now)
            let both = file.of(keys: .of([1: 1, 2: 2]))
            try await file.database.write { try KeyNumber.rotate(to: 2, in: $0) }
            let rotation = PersonKeyRotation(both.keys, brand: file.brand, to: 2)
            try await file.database.write { try rotation.finish(in: $0) }
            let numbers = try await file.database.read { try PersonKeyRotation.counts(brand: ID(1), in: $0) }
            #expect(numbers == [2: 1])
            let item = try #require(try await file.itemsAside().first)
            let content = try await both.contentAside(item.id)
            #expect(content == "kept")
        }
    }

    @Test(arguments: TestEngine.available)
    func twoThatKeepAtOnceBothDo(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { file in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask { try await file.setAside("\(number)", topic: "odd", at: .now) }
                }
                try await group.waitForAll()
            }
            for item in try await file.itemsAside() {
                let content = try await file.contentAside(item.id)
                #expect(content?.count == 1)
            }
            let count = try await file.count("set_aside")
            #expect(count == 8)
        }
    }
}
