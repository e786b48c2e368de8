import Shop
import TestDatabases
import Testing

@testable import Customers
@testable import Database

/// Whoever is erased is erased from what was set aside as well, and does not come in by it later.
struct SetAsideErasureTests {
    /// Each tells of the person by one value, written in its own way.
    private static let telling = [
        "{\"customer\": {\"id\": 7012345}}", "{\"customer_id\":\"7012345\"}", "email=QCanary%40Example.com&x=1",
        "{\"note\": \"write to qcanary@example.com, please\"}", "{\"phone\": \"+86 139-1234-0000\"}",
        "{\"phone\": 13912340000", "{\"name\": \"\\u738b\\u91d1\\u4e1d\\u96c0\"}", "to 王金丝雀",
        "{\"first_name\": \"Anna\", \"last_name\": \"Canary\"}",
        "{\"address1\": \"金丝雀路九十九号\", \"city\": \"杭州市\", \"province\": \"浙江省\"}",
        "{\"landing\": \"/?mail=qcanary%40example.com\"}",
    ]
    /// Of nobody, or of others.
    private static let others = [
        "{\"customer\": {\"id\": 70123456}}", "{\"phone\": \"+86 137-1234-0000\"}", "{\"first_name\": \"Anna\"}",
        "{\"email\": \"canary@example.com\"}", "{\"city\": \"杭州市\", \"province\": \"浙江省\"}", "Annabel Canaryson",
    ]

    @Test(arguments: TestEngine.available)
    func whatTellsOfThemGoesAndNothingElse(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { file in
            let customer = try await person(in: file)
            for text in Self.telling + Self.others { try await file.setAside(text, topic: "odd", at: .now) }
            try await file.setAside("", topic: "of qcanary@example.com", at: .now)
            try await file.of(brand: 2).setAside(Self.telling[0], topic: "odd", at: .now)
            try await erase(customer, in: file)
            var left: [String] = []
            for item in try await file.itemsAside() {
                left.append(try #require(try await file.contentAside(item.id)))
            }
            #expect(Set(left) == Set(Self.others))
            let other = try await file.of(brand: 2).itemsAside()
            #expect(other.count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func whatComesInLaterAndTellsOfThemIsNotKept(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { file in
            try await erase(try await person(in: file), in: file)
            for text in Self.telling.prefix(3) + ["{\"phone\": \"+86 139-1234-0000\"}"] {
                try await file.setAside(text, topic: "odd", at: .now.advanced(milliseconds: 1))
            }
            try await file.setAside("{\"email\": \"other@example.com\"}", topic: "kept", at: .now)
            let topics = try await file.itemsAside().map(\.topic)
            #expect(topics == ["kept"])
        }
    }

    private func person(in file: CardFile) async throws -> ID<Customer> {
        let found = try await file.customers(of: [BuyerKey(kind: .account, value: "7012345")])
        let customer = try #require(found.customers.values.first)
        try await file.keep(
            [
                (.email, "qcanary@example.com"), (.phone, "13912340000"), (.name, "王金丝雀"), (.name, "Anna Canary"),
                (.address, "浙江省 杭州市 金丝雀路九十九号"),
            ], of: customer.raw)
        return customer
    }

    private func erase(_ customer: ID<Customer>, in file: CardFile) async throws {
        let (keys, brand) = (file.keys, file.brand)
        try await file.database.write { tx in
            try Erasures.erase([customer], brand: brand, keys, because: .request, at: .now, in: tx)
        }
    }
}

extension CardFile {
    func setAside(
        _ text: String, topic: String, _ source: SetAsideSource = .webhook, at moment: Instant
    ) async throws {
        let entry = SetAsideEntry(
            brand: brand, store: ID(1), source: source, topic: topic, reason: .unknownTopic, content: Array(text.utf8),
            receivedAt: moment)
        let keys = keys
        try await database.write { try SetAside.keep([entry], keys, in: $0) }
    }

    func itemsAside(
        _ source: SetAsideSource? = nil, after place: SetAsidePlace? = nil
    ) async throws -> [SetAsideItem] {
        let brand = brand
        return try await database.read { tx in
            try SetAside.list(brand: brand, source: source, after: place, limit: 50, in: tx)
        }
    }

    func contentAside(_ id: ID<SetAsideItem>) async throws -> String? {
        let (brand, keys) = (brand, keys)
        return try await database.read { tx in
            try SetAside.find(id, brand: brand, keys, in: tx).map { String(decoding: $0.content, as: UTF8.self) }
        }
    }
}
