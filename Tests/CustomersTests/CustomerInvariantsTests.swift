import Customers
import Database
import Shop
import TestDatabases
import Testing

struct CustomerInvariantsTests {
    @Test(arguments: TestEngine.available)
    func aMixOfEverythingBreaksNone(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            try await cards.mix()
            #expect(try await cards.broken() == CustomerInvariants.questions.map { _ in 0 })
        }
    }

    /// - Parameter damage: what is altered by hand, and which question notices it.
    @Test(
        arguments: TestEngine.available,
        [
            ("INSERT INTO customers (brand_id, id, recorded_at) VALUES (1, 4711, 1)", 1),
            ("DELETE FROM identities", 1),
            ("DELETE FROM person_keys WHERE customer_id <> 0", 2),
            ("DELETE FROM person_keys WHERE customer_id = 0", 2),
            ("UPDATE personal_values SET customer_id = 4711 WHERE customer_id <> 0", 2),
            ("UPDATE person_keys SET customer_id = 4711 WHERE customer_id <> 0", 3),
            ("UPDATE personal_values SET customer_id = 4711 WHERE customer_id <> 0", 4),
            ("UPDATE personal_values SET order_number = '' WHERE customer_id = 0", 4),
            ("INSERT INTO merges (brand_id, customer_id, survivor_id, merged_at) VALUES (1, 9, 3, 1)", 5),
        ] as [(SQL, Int)])
    func eachDamageIsNoticed(_ engine: TestEngine, damage: (sql: SQL, question: Int)) async throws {
        try await CardFile.on(engine) { cards in
            try await cards.mix()
            try await cards.execute(damage.sql)
            #expect(try await cards.broken()[damage.question] > 0)
        }
    }
}

extension CardFile {
    fileprivate func mix() async throws {
        let buyer = BuyerKey(kind: .nick, value: "tb_candle88")
        for (_, customer) in try await customers(of: [buyer]).customers {
            try await keep([(.name, "王小明")], of: customer.raw)
        }
        let name = PersonalValue(kind: .name, text: "无名氏")
        try await keep([OwnedValue(customer: nil, value: name, order: "A", store: ID(1))])
    }

    fileprivate func broken() async throws -> [Int64] {
        try await database.read { tx in
            try CustomerInvariants.questions.map { question in try tx.first(question.sql) { $0.int64(0) } ?? -1 }
        }
    }
}
