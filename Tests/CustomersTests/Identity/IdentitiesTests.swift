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
            let spellings = ["13912345678", "+86 139 1234 5678", "８６13912345678"].map {
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
    func aLesserKeyFindsThePersonOnceTheFirstIsMasked(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            let ouid = BuyerKey(kind: .account, value: "ouid-1")
            let first = try await cards.customers(ofEach: [[lin, ouid]])
            #expect(try await cards.customers(ofEach: [[ouid], [lin], []]) == [first[0], first[0], nil])
            #expect(try await cards.count("customers") == 1)
            // And the other way round: known by the lesser key first.
            let later = BuyerKey(kind: .account, value: "ouid-2")
            let masked = try await cards.customers(ofEach: [[later]])
            let named = try await cards.customers(ofEach: [[BuyerKey(kind: .nick, value: "wang"), later]])
            #expect(named == masked)
            #expect(try await cards.count("customers") == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func twoPersonsMayShareALesserKey(_ engine: TestEngine) async throws {
        try await CardFile.on(engine) { cards in
            let phone = BuyerKey(kind: .phone, value: "13912345678")
            let (anna, ben) = (BuyerKey(kind: .email, value: "a@x.cn"), BuyerKey(kind: .email, value: "b@x.cn"))
            let apart = try await cards.customers(ofEach: [[anna, phone]])
            let both = try await cards.customers(ofEach: [[ben, phone], [phone], [ben]])
            #expect(both[0] != apart[0])
            #expect(both[1] == apart[0])
            #expect(both[2] == both[0])
            // In one batch no otherwise than in two.
            let other = try await cards.of(brand: 2).customers(ofEach: [[anna, phone], [ben, phone], [phone]])
            #expect(other[0] != other[1])
            #expect(other[2] == other[0])
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
