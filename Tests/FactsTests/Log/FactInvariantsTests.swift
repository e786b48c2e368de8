import Database
import Facts
import Shop
import TestDatabases
import Testing

struct FactInvariantsTests {
    @Test(arguments: TestEngine.available)
    func aMixOfEverythingBreaksNone(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            try await stall.mix()
            #expect(try await stall.broken() == FactInvariants.questions.map { _ in 0 })
        }
    }

    /// - Parameter damage: what is altered by hand, and which question notices it.
    @Test(
        arguments: TestEngine.available,
        [
            ("DELETE FROM facts WHERE seq = 2", 0),
            ("UPDATE fact_sequences SET last = last + 1", 0),
            ("UPDATE orders SET version = 1 WHERE number = 'A'", 1),
            ("UPDATE order_versions SET standing = 2 WHERE version = 1", 1),
            ("UPDATE orders SET mark = 4 WHERE number = 'C'", 3),
            ("DELETE FROM order_marks", 3),
            ("UPDATE orders SET customer_id = 99 WHERE number = 'A'", 4),
            ("UPDATE orders SET customer_id = NULL WHERE number = 'A'", 4),
            ("UPDATE facts SET part = 77 WHERE kind = 1 AND part = 2", 5),
            ("UPDATE order_lines SET product_id = 0", 6),
            ("UPDATE order_lines SET order_id = 4711", 6),
            ("UPDATE refunds SET version = 1", 7),
            ("DELETE FROM refund_versions WHERE version = 2", 7),
            ("UPDATE facts SET part = 77 WHERE kind = 3 AND part = 2", 8),
            ("UPDATE facts SET subject_id = 77 WHERE kind = 3 AND part = 2", 9),
            ("DELETE FROM refund_versions WHERE version = 1", 9),
            ("UPDATE orders SET happened_at = 7 WHERE number = 'A'", 13),
            ("UPDATE refunds SET happened_at = 7", 14),
            ("UPDATE behaviours SET times = times + 1 WHERE times IS NOT NULL", 15),
            ("DELETE FROM folded_behaviours", 15),
        ] as [(SQL, Int)])
    func eachDamageIsNoticed(_ engine: TestEngine, damage: (sql: SQL, question: Int)) async throws {
        try await Stall.on(engine) { stall in
            try await stall.mix()
            try await stall.execute(damage.sql)
            #expect(try await stall.broken()[damage.question] > 0)
        }
    }
}

extension Stall {
    fileprivate func mix() async throws {
        try await tell(
            [.paid("A", lines: .union([.row("soap")])), .paid("B"), .rows([.row("wipes")], of: "C")], age: 2)
        try await tell([.paid("A", status: .confirmed), .paid("B", minor: 1), .paid("C", buyer: 8)], age: 3)
        try await tell(.paid("A", status: .shipped), age: 1)
        try await tell(refunds: [.of(order: "A", giving: .amount(minor: 5))])
        try await tell(refunds: [.of(order: "A", giving: .amount(minor: 8))])
        _ = try await mark(["C"], as: .test)
        let seen = StatedBehaviour(number: "1", kind: .visited, buyers: [], occurredAt: .day(3))
        _ = try await tell(behaviours: [seen])
        try await fold(before: 10)
        for conflict in try await conflicts() { try await decide(conflict, accepts: conflict.number == "B") }
    }
}
