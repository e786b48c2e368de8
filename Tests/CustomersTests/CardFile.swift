import Customers
import Facts
import Shop
import TestDatabases

@testable import Database

/// A brand's persons in a fresh database, and short words for keeping and finding them.
struct CardFile: Sendable {
    static let migrations: [Migration] = [.facts, .customers, .personFacts, .joining, .privacy, .setAside]

    let database: Database
    var keys = Keys.of([1: 1])
    var brand = ID<Brand>(1)

    static func on(_ engine: TestEngine, _ body: (CardFile) async throws -> Void) async throws {
        try await engine.database(migrations) { database in
            try await body(CardFile(database: database))
        }
    }

    func of(brand: Int64 = 1, keys: Keys? = nil) -> CardFile {
        CardFile(database: database, keys: keys ?? self.keys, brand: ID(brand))
    }

    func keep(_ values: [OwnedValue]) async throws {
        let personal = PersonalValues(keys, brand: brand)
        _ = try await database.write { tx in try personal.keep(values, in: tx) }
    }

    /// Keeps values of one person.
    func keep(_ values: [(PersonalKind, String)], of customer: Int64) async throws {
        try await keep(
            values.map { kind, text in
                OwnedValue(
                    customer: ID(customer), value: PersonalValue(kind: kind, text: text), order: nil, store: ID(1))
            })
    }

    func values(of customer: Int64) async throws -> [OwnedValue] {
        let personal = PersonalValues(keys, brand: brand)
        return try await database.read { tx in try personal.of(ID(customer), in: tx) }
    }

    func texts(of customer: Int64) async throws -> [String] {
        try await values(of: customer).map(\.value.text)
    }

    func hits(_ text: String) async throws -> [Int64] {
        let (brand, keys) = (brand, keys)
        return try await database.read { tx in
            try CustomerSearch.hits(text, brand: brand, keys, in: tx).hits.map(\.raw)
        }
    }

    func customers(
        of buyers: [BuyerKey], store: Int64 = 1
    ) async throws -> (customers: [BuyerKey: ID<Customer>], made: Set<ID<Customer>>) {
        let identities = Identities(keys, brand: brand)
        return try await database.write { tx in
            let found = try identities.customers(
                of: buyers.map { [$0] }, seenAt: buyers.map { _ in .early }, store: ID(store), statedAt: .early,
                at: .now, in: tx)
            let named = zip(buyers, found.customers).compactMap { key, customer in customer.map { (key, $0) } }
            return (Dictionary(named, uniquingKeysWith: { customer, _ in customer }), found.made)
        }
    }

    /// The customers of buyers with several keys each.
    func customers(ofEach buyers: [[BuyerKey]]) async throws -> [Int64?] {
        let identities = Identities(keys, brand: brand)
        return try await database.write { tx in
            try identities.customers(
                of: buyers, seenAt: buyers.map { _ in .early }, store: ID(1), statedAt: .early, at: .now, in: tx
            ).customers.map {
                $0?.raw
            }
        }
    }

    func count(_ table: String) async throws -> Int {
        let brand = brand
        return try await database.read { tx in
            try tx.first("SELECT COUNT(*) FROM \(unescaped: table) WHERE brand_id = \(brand.raw)") { $0.int(0) } ?? 0
        }
    }

    func execute(_ sql: SQL) async throws {
        try await database.write { tx in _ = try tx.execute(sql) }
    }
}

extension Keys {
    /// Master keys by number, each 32 times the same byte.
    static func of(_ masters: [Int64: UInt8]) -> Keys {
        guard let keys = Keys(masters: masters.mapValues { [UInt8](repeating: $0, count: 32) }) else {
            preconditionFailure("a key ring has a key")
        }
        return keys
    }
}

extension Instant {
    static let early = Instant(milliseconds: 1_600_000_000_000)
    static let now = Instant(milliseconds: 1_700_000_000_000)
}
