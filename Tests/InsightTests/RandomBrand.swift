import Database
import Facts
import Foundation
import Insight
import Shop

/// A brand's life of two years, the same for the same seed: what sources told of it, file by file, and what people did by
/// hand. It holds every oddity that figures must bear: orders told twice and late, refunds of all kinds, orders closed
/// again, left out and marked, gifts, foreign money, nameless orders, merges and partings, reviews and carts.
///
/// Write it whole, or step by step to compare what follows the facts with what is reckoned anew.
struct RandomBrand: Sendable {
    enum Step: Sendable {
        case products([StatedProductRecord], store: Int64)
        /// Persons known, whether or not they ever buy.
        case seen([Int64], at: Instant)
        case orders([StatedOrder], store: Int64, told: Instant)
        case refunds([StatedRefund], store: Int64)
        case reviews([StatedReview], store: Int64)
        case behaviours([StatedBehaviour], store: Int64)
        /// Beside what they bought and did.
        case told([StatedPersonFact], store: Int64)
        /// Orders left out, or with nil counting after all.
        case marked([String], store: Int64, as: LeftOutReason?)
        case merged(Int64, Int64)
        case parted(Int64)
    }

    static let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
    static let brand = Brand(id: ID(1), name: "Lamp", timeZone: zone, currency: .cny, language: .chinese)
    /// 2023-01-01
    static let firstDay = BrandDay(number: 19_358)
    /// 2024-12-31
    static let lastDay = BrandDay(number: 20_088)
    static let recordedAt = lastDay.adding(days: 10).start(in: zone)

    let steps: [Step]

    /// Everything, in order.
    func write(to database: Database) async throws {
        for step in steps { try await Self.write(step, to: database) }
    }

    /// The steps in another order: products and people first, marks and merges last, as they name what must be there.
    func shuffled(seed: UInt64) -> RandomBrand {
        var random = SplitMix(state: seed)
        let files = steps.filter { $0.place == 1 }.shuffled(using: &random)
        return RandomBrand(steps: steps.filter { $0.place == 0 } + files + steps.filter { $0.place == 2 })
    }

    static func write(_ step: Step, to database: Database) async throws {
        try await database.write { tx in
            var products = ProductDirectory()
            switch step {
            case .products(let records, let store):
                _ = try Products.record(records, from: source(store), in: tx)
            case .seen(let people, let at):
                let facts = people.map { Fact(.customerSeen, subject: $0, occurredAt: at) }
                try FactLog.append(facts, brand: brand.id, at: recordedAt, in: tx)
            case .orders(let orders, let store, let told):
                let entries = orders.map { OrderEntry(order: $0, customer: $0.buyers.customer) }
                _ = try Orders.record(entries, from: source(store, told: told), products: &products, in: tx)
            case .refunds(let refunds, let store):
                let entries = refunds.map { RefundEntry(refund: $0, customer: $0.buyers.customer) }
                _ = try Refunds.record(entries, from: source(store), products: &products, in: tx)
            case .reviews(let reviews, let store):
                let entries = reviews.map { ReviewEntry(review: $0, customer: $0.buyers.customer) }
                _ = try Reviews.record(entries, from: source(store), products: &products, in: tx)
            case .behaviours(let behaviours, let store):
                let entries = behaviours.map { BehaviourEntry(behaviour: $0, customer: $0.buyers.customer) }
                _ = try Behaviours.record(entries, from: source(store), products: &products, in: tx)
            case .told(let facts, let store):
                let entries = facts.compactMap { fact in
                    fact.buyers.customer.map { PersonFactEntry(fact: fact, customer: $0) }
                }
                var words = WordDirectory()
                let source = PersonFactSource(brand: brand.id, store: ID(store), recordedAt: recordedAt)
                _ = try PersonStatements.record(entries, from: source, words: &words, in: tx)
            case .marked(let numbers, let store, let reason):
                _ = try OrderMarks.mark(
                    numbers, of: ID(store), as: reason, brand: brand.id, at: recordedAt, in: tx)
            case .merged(let one, let other):
                try Merges.merge(ID(one), ID(other), brand: brand.id, at: recordedAt, in: tx)
            case .parted(let customer):
                try Merges.part(ID(customer), brand: brand.id, at: recordedAt, in: tx)
            }
        }
    }

    private static func source(_ store: Int64, told: Instant = recordedAt) -> StatementSource {
        StatementSource(brand: brand.id, store: ID(store), statedAt: told, recordedAt: recordedAt)
    }
}

extension RandomBrand.Step {
    /// 0 for what comes before the files, 1 for files, 2 for what people do after.
    var place: Int {
        switch self {
        case .products, .seen: 0
        case .orders, .refunds, .reviews, .behaviours, .told: 1
        case .marked, .merged, .parted: 2
        }
    }
}

extension [BuyerKey] {
    static func number(_ customer: Int64?) -> [BuyerKey] {
        customer.map { [BuyerKey(kind: .account, value: String($0))] } ?? []
    }

    var customer: ID<Customer>? {
        first.flatMap { Int64($0.value) }.map { ID($0) }
    }
}
