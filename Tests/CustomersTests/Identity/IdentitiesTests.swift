import Customers
import Facts
import Shop
import TestDatabases
import Testing

@testable import Database

struct IdentitiesTests {
    private let lin = BuyerKey(kind: .nick, value: "lin")

    @Test(arguments: TestEngine.available)
    func withinAStoreAKeyIsOneCustomer(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            let first = try await cards.customers(of: [lin, lin, BuyerKey(kind: .nick, value: "wang")])
            #expect(first.customers.count == 2)
            #expect(Set(first.customers.values) == first.made)
            #expect(first.made.count == 2)
            let again = try await cards.customers(of: [lin, BuyerKey(kind: .nick, value: "chen")])
            #expect(again.customers[lin] == first.customers[lin])
            #expect(again.made.count == 1)
            #expect(try await cards.count("customers") == 3)
            #expect(try await cards.count("identities") == 3)
        }
    }

    @Test(arguments: TestEngine.available)
    func otherStoresKindsAndBrandsAreOthers(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            let account = BuyerKey(kind: .account, value: "lin")
            let here = try await cards.customers(of: [lin, account])
            let there = try await cards.customers(of: [lin, account], store: 2)
            let ids = [here.customers[lin], here.customers[account], there.customers[lin], there.customers[account]]
            #expect(Set(ids).count == 4)
            let abroad = try await cards.of(brand: 2).customers(of: [lin])
            #expect(abroad.made.count == 1)
            #expect(try await cards.count("customers") == 4)
            #expect(try await cards.of(brand: 2).count("customers") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func oneValueInSeveralSpellingsIsOneCustomer(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            let spellings = ["13800138000", "+86 138 0013 8000", "８６13800138000"].map {
                BuyerKey(kind: .phone, value: $0)
            }
            let found = try await cards.customers(of: spellings)
            #expect(found.customers.count == 3)
            #expect(Set(found.customers.values).count == 1)
            #expect(found.made.count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func aCustomerIsSeenOnceInTheLog(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            let made = try await cards.customers(of: [lin]).made
            _ = try await cards.customers(of: [lin])
            let customer = try #require(made.first)
            let facts = try await cards.database.read { try FactLog.after(0, brand: ID(1), limit: 9, in: $0) }
            #expect(
                facts.map { $0.fact } == [
                    Fact(.customerSeen, subject: customer.raw, occurredAt: .early),
                    Fact(.identityTied, subject: customer.raw, occurredAt: .early),
                ])
        }
    }

    @Test(arguments: TestEngine.available)
    func nobodyMakesNobody(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            let none = try await cards.customers(of: [])
            #expect(none.customers.isEmpty)
            #expect(none.made.isEmpty)
            #expect(try await cards.count("customers") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func theDirectoryKnowsTheBrandsOwnCustomersAlone(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            let made = try await cards.customers(of: [lin]).made
            let customer = try #require(made.first)
            let (found, count) = try await cards.database.read { tx in
                (
                    try CustomerDirectory.find(customer, brand: ID(1), in: tx),
                    try CustomerDirectory.count(brand: ID(1), in: tx)
                )
            }
            #expect(found == Customer(id: customer, brand: ID(1), recordedAt: .now))
            #expect(count == 1)
            for (id, brand) in [(customer, ID<Brand>(2)), (ID<Customer>(4711), ID<Brand>(1))] {
                await #expect(throws: CustomersError.noSuchCustomer) {
                    try await cards.database.read { _ = try CustomerDirectory.find(id, brand: brand, in: $0) }
                }
            }
        }
    }
}
