import Customers
import Shop
import TestDatabases
import Testing

@testable import Database

struct PersonalValuesTests {
    @Test(arguments: TestEngine.available)
    func valuesAreKeptOnceAndOpenAgain(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            try await cards.keep([(.name, "王小明"), (.phone, "13800138000"), (.name, "王小明"), (.name, "")], of: 7)
            try await cards.keep([(.phone, "+86 13800138000"), (.nick, "王小明")], of: 7)
            try await cards.keep([(.name, "王小明")], of: 8)
            #expect(try await cards.texts(of: 7) == ["王小明", "13800138000", "王小明"])
            #expect(try await cards.values(of: 7).map(\.value.kind) == [.name, .phone, .nick])
            #expect(try await cards.texts(of: 8) == ["王小明"])
            #expect(try await cards.texts(of: 9).isEmpty)
            #expect(try await cards.count("personal_values") == 4)
            #expect(try await cards.count("person_keys") == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func messagesBelongToTheirOrderAndNamesToThePerson(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            func owned(_ kind: PersonalKind, _ text: String, _ order: String, store: Int64 = 1) -> OwnedValue {
                OwnedValue(
                    customer: ID(7), value: PersonalValue(kind: kind, text: text), order: order, store: ID(store))
            }
            try await cards.keep([
                owned(.buyerMessage, "门卫", "A"), owned(.buyerMessage, "门卫", "B"), owned(.buyerMessage, "门卫", "A"),
                owned(.buyerMessage, "门卫", "A", store: 2), owned(.merchantMemo, "门卫", "A"),
                owned(.address, "杭州", "A"), owned(.address, "杭州", "B"),
            ])
            let kept = try await cards.values(of: 7)
            #expect(
                kept.map { "\($0.value.kind) \($0.order ?? "-") \($0.store.raw)" } == [
                    "buyerMessage A 1", "buyerMessage B 1", "buyerMessage A 2", "merchantMemo A 1", "address - 0",
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func whatCameWithAnUnclaimedOrderIsKeptForTheOrder(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            let name = PersonalValue(kind: .name, text: "无名氏")
            try await cards.keep(
                ["A", "B", "A"].map { OwnedValue(customer: nil, value: name, order: $0, store: ID(1)) })
            #expect(try await cards.values(of: 0).map { $0.order } == ["A", "B"])
            #expect(try await cards.hits("无名").isEmpty)
            #expect(try await cards.count("search_tokens") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func aClaimedOrderLeavesNothingWithNobody(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            func told(_ customer: Int64?, _ order: String, store: Int64 = 1) -> OwnedValue {
                OwnedValue(
                    customer: customer.map { ID($0) }, value: PersonalValue(kind: .name, text: "王小明"), order: order,
                    store: ID(store))
            }
            try await cards.keep([told(nil, "A"), told(nil, "B"), told(nil, "A", store: 2)])
            try await cards.of(brand: 2).keep([told(nil, "A")])
            try await cards.keep([told(7, "A"), told(nil, "A"), told(nil, "C")])
            #expect(
                try await cards.values(of: 0).map { "\($0.order ?? "-") \($0.store.raw)" } == ["B 1", "A 2", "C 1"])
            #expect(try await cards.texts(of: 7) == ["王小明"])
            #expect(try await cards.of(brand: 2).values(of: 0).count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func aBatchMayBeLarge(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            let buyers = (0..<33_000).map { BuyerKey(kind: .account, value: "b\($0)") }
            let made = try await cards.customers(of: buyers)
            #expect(made.made.count == 33_000)
            #expect(try await cards.customers(of: buyers).made.isEmpty)
            let values = made.customers.map { key, customer in
                OwnedValue(
                    customer: customer, value: PersonalValue(kind: .buyerMessage, text: key.value), order: key.value,
                    store: ID(1))
            }
            try await cards.keep(values)
            try await cards.keep(values)
            #expect(try await cards.count("personal_values") == 33_000)
        }
    }

    @Test(arguments: TestEngine.available)
    func brandsShareNothing(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            try await cards.keep([(.name, "王小明")], of: 7)
            try await cards.of(brand: 2).keep([(.name, "李四")], of: 7)
            #expect(try await cards.texts(of: 7) == ["王小明"])
            #expect(try await cards.of(brand: 2).texts(of: 7) == ["李四"])
            #expect(try await cards.of(brand: 2).hits("王小明").isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func anAlteredOrMovedValueDoesNotOpen(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            try await cards.keep([(.name, "王小明")], of: 7)
            try await cards.keep([(.phone, "13800138000")], of: 8)
            try await cards.execute("UPDATE personal_values SET customer_id = 7 WHERE customer_id = 8")
            await #expect(throws: CustomersError.damagedValue) { _ = try await cards.values(of: 7) }
            try await cards.execute("UPDATE person_keys SET customer_id = 9 WHERE customer_id = 8")
            await #expect(throws: CustomersError.damagedValue) { _ = try await cards.values(of: 9) }
        }
    }

    @Test(arguments: TestEngine.available)
    func oldKeysOpenAndTheOneThatTheDatabaseNamesSeals(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            try await cards.keep([(.name, "王小明")], of: 7)
            let rotated = cards.of(keys: .of([1: 1, 2: 2]))
            // A newer one that this database was not told of is another's.
            try await rotated.keep([(.name, "张三")], of: 6)
            #expect(try await cards.texts(of: 6) == ["张三"])
            try await cards.execute("INSERT INTO installation (name, value) VALUES ('key_number', '2')")
            try await rotated.keep([(.name, "李四")], of: 8)
            #expect(try await rotated.texts(of: 7) == ["王小明"])
            #expect(try await rotated.texts(of: 8) == ["李四"])
            #expect(try await rotated.hits("李四") == [8])
            await #expect(throws: CustomersError.sealedWithUnknownKey(number: 2)) { _ = try await cards.texts(of: 8) }
            await #expect(throws: CustomersError.damagedValue) {
                _ = try await cards.of(keys: .of([1: 3])).texts(of: 7)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func aDestroyedKeyLeavesNothingToRead(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            try await cards.keep([(.name, "王小明")], of: 7)
            try await cards.execute("DELETE FROM person_keys")
            #expect(try await cards.texts(of: 7).isEmpty)
            #expect(try await cards.hits("王小明").isEmpty)
        }
    }
}
