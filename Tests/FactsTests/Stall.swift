import Database
import Facts
import Foundation
import Shop
import TestDatabases
import Testing

/// A brand's store in a fresh database, and short words for telling it things. A buyer's key is the number of the
/// customer it was found to be.
struct Stall: Sendable {
    let database: Database
    var brand = ID<Brand>(1)
    var store = ID<Store>(1)

    static func on(_ engine: TestEngine, _ body: (Stall) async throws -> Void) async throws {
        try await engine.database([.facts, .personFacts, .timelines, .retention]) { database in
            try await body(Stall(database: database))
        }
    }

    func of(brand: Int64 = 1, store: Int64 = 1) -> Stall {
        Stall(database: database, brand: ID(brand), store: ID(store))
    }

    /// What is as old as `age` days, recorded a thousand days later.
    func source(_ age: Int64) -> StatementSource {
        StatementSource(brand: brand, store: store, statedAt: .day(age), recordedAt: .day(age + 1000))
    }

    /// Tells orders in one batch.
    @discardableResult
    func tell(_ orders: [StatedOrder], age: Int64 = 1) async throws -> [StatementOutcome] {
        let source = source(age)
        return try await database.write { tx in
            var products = ProductDirectory()
            return try Orders.record(orders.map(OrderEntry.init), from: source, products: &products, in: tx)
        }
    }

    @discardableResult
    func tell(_ order: StatedOrder, age: Int64 = 1) async throws -> StatementOutcome {
        try await #require(tell([order], age: age).first)
    }

    @discardableResult
    func tell(refunds: [StatedRefund], age: Int64 = 1) async throws -> [StatementOutcome] {
        let source = source(age)
        return try await database.write { tx in
            var products = ProductDirectory()
            return try Refunds.record(refunds.map(RefundEntry.init), from: source, products: &products, in: tx)
        }
    }

    func tell(reviews: [StatedReview]) async throws -> [StatementOutcome] {
        let source = source(1)
        return try await database.write { tx in
            var products = ProductDirectory()
            let entries = reviews.map { ReviewEntry(review: $0, customer: nil) }
            return try Reviews.record(entries, from: source, products: &products, in: tx)
        }
    }

    /// Returns how many were new.
    func tell(behaviours: [StatedBehaviour]) async throws -> Int {
        let source = source(1)
        return try await database.write { tx in
            var products = ProductDirectory()
            let entries = behaviours.map { BehaviourEntry(behaviour: $0, customer: ID(7)) }
            return try Behaviours.record(entries, from: source, products: &products, in: tx)
        }
    }

    /// Returns how many were folded.
    @discardableResult
    func fold(before day: Int, most: Int = BehaviourFolding.mostAtOnce, zone: String = "Asia/Shanghai") async throws
        -> Int
    {
        let brand = Brand(
            id: brand, name: "Lamp", timeZone: TimeZone(identifier: zone) ?? .gmt, currency: .cny, language: .english)
        return try await database.write { tx in
            try BehaviourFolding.fold(before: BrandDay(number: day), of: brand, most: most, at: .day(3000), in: tx)
        }
    }

    func mark(_ numbers: [String], as reason: LeftOutReason?) async throws -> (changed: Int, unknown: [String]) {
        let (brand, store) = (brand, store)
        return try await database.write { tx in
            try OrderMarks.mark(numbers, of: store, as: reason, brand: brand, at: .day(6000), in: tx)
        }
    }

    @discardableResult
    func merge(_ one: Int64, _ other: Int64) async throws -> Bool {
        let brand = brand
        return try await database.write { try Merges.merge(ID(one), ID(other), brand: brand, at: .day(3), in: $0) }
    }

    func part(_ customer: Int64) async throws -> Bool {
        let brand = brand
        return try await database.write { try Merges.part(ID(customer), brand: brand, at: .day(4), in: $0) }
    }

    func survivor(of customer: Int64) async throws -> Int64 {
        let brand = brand
        return try await database.read { try Merges.survivor(of: ID(customer), brand: brand, in: $0).raw }
    }

    func arrows() async throws -> [Int64: Int64] {
        let brand = brand
        let arrows = try await database.read { try Merges.arrows(brand: brand, in: $0) }
        return Dictionary(uniqueKeysWithValues: arrows.map { ($0.key.raw, $0.value.raw) })
    }

    /// Order, customer, stars and day of each review.
    func reviews() async throws -> [String] {
        let brand = brand
        return try await database.read { tx in
            try tx.all(
                """
                SELECT order_number, customer_id, stars, occurred_at
                FROM reviews_read
                WHERE brand_id = \(brand.raw)
                ORDER BY review_id
                """
            ) { row in
                let customer = row.optionalInt64(1).map(String.init) ?? "null"
                return "\(row.text(0)) \(customer) \(row.int64(2)) \(row.int64(3) / 86_400_000)"
            }
        }
    }

    func refundConflicts() async throws -> [RefundConflict] {
        let brand = brand
        return try await database.read { try RefundConflicts.undecided(brand: brand, limit: 100, in: $0) }
    }

    func decide(_ conflict: RefundConflict, accepts: Bool) async throws {
        let brand = brand
        try await database.write { tx in
            try RefundConflicts.decide(
                refund: conflict.refundID, statement: conflict.statement, accepts: accepts, brand: brand,
                at: .day(5000), in: tx)
        }
    }

    /// The brand's orders by number, of all its stores.
    func orders(refundsBefore end: Instant = .day(9999)) async throws -> [String: OrderRecord] {
        let brand = brand
        return try await database.read { tx in
            var orders: [String: OrderRecord] = [:]
            try OrderHistory.forEach(brand: brand, refundsBefore: end, in: tx) { orders[$0.number] = $0 }
            return orders
        }
    }

    func order(_ number: String = "A") async throws -> OrderRecord {
        try await #require(orders()[number])
    }

    /// The lines in force: product, quantity, price in millionths; sorted.
    func lines(of number: String = "A") async throws -> [String] {
        let brand = brand
        return try await database.read { tx in
            try tx.all(
                """
                SELECT p.code, l.quantity, l.unit_price
                FROM orders o
                JOIN order_lines_read l ON l.brand_id = o.brand_id AND l.order_id = o.id
                JOIN products p ON p.brand_id = l.brand_id AND p.id = l.product_id
                WHERE o.brand_id = \(brand.raw) AND o.number = \(number)
                ORDER BY p.code, l.quantity, l.unit_price, l.ordinal
                """
            ) { "\($0.text(0))×\($0.int64(1))@\($0.int64(2))" }
        }
    }

    func conflicts() async throws -> [OrderConflict] {
        let brand = brand
        return try await database.read { try OrderConflicts.undecided(brand: brand, limit: 100, in: $0) }
    }

    func decide(_ conflict: OrderConflict, accepts: Bool) async throws {
        let brand = brand
        try await database.write { tx in
            try OrderConflicts.decide(
                order: conflict.orderID, version: conflict.version, accepts: accepts, brand: brand, at: .day(5000),
                in: tx)
        }
    }

    func count(_ table: String) async throws -> Int {
        let brand = brand
        return try await database.read { tx in
            try tx.first("SELECT COUNT(*) FROM \(unescaped: table) WHERE brand_id = \(brand.raw)") { $0.int(0) } ?? 0
        }
    }

    func facts() async throws -> [(seq: Int64, fact: Fact)] {
        let brand = brand
        return try await database.read { try FactLog.after(0, brand: brand, limit: 10_000, in: $0) }
    }

    func sequence() async throws -> [Int64] {
        try await facts().map { $0.seq }
    }

    /// How many rows break each invariant.
    func broken() async throws -> [Int64] {
        try await database.read { tx in
            try FactInvariants.questions.map { question in try tx.first(question.sql) { $0.int64(0) } ?? -1 }
        }
    }

    func isSound() async throws -> Bool {
        try await broken() == FactInvariants.questions.map { _ in 0 }
    }

    func execute(_ sql: SQL) async throws {
        try await database.write { tx in _ = try tx.execute(sql) }
    }
}

extension OrderEntry {
    fileprivate init(_ order: StatedOrder) {
        self.init(order: order, customer: order.buyers.first.flatMap { Int64($0.value) }.map { ID($0) })
    }
}

extension RefundEntry {
    fileprivate init(_ refund: StatedRefund) {
        self.init(refund: refund, customer: refund.buyers.first.flatMap { Int64($0.value) }.map { ID($0) })
    }
}
