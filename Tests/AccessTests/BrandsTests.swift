import Access
import Database
import Foundation
import Shop
import TestDatabases
import Testing

struct BrandsTests {
    @Test(arguments: TestEngine.available)
    func aBrandIsKeptAsItWasMade(_ engine: TestEngine) async throws {
        try await engine.database([.access]) { database in
            let made = try await database.write { tx in
                try Brands.create(
                    name: " 烛光 ", timeZone: "Asia/Shanghai", currency: "cny", language: .chinese, at: .start, in: tx)
            }
            #expect(made.name == "烛光")
            #expect(made.currency == .cny)
            #expect(made.timeZone.identifier == "Asia/Shanghai")
            let second = try await database.write { tx in try Brand.make("Lamp", language: .english, in: tx) }
            let all = try await database.read { try Brands.all(in: $0) }
            #expect(all == [made, second])
        }
    }

    @Test(arguments: ["Asia/Nowhere", "", "GMT+8", "PST", "+08:00"])
    func aZoneThatDoesNotExistIsRefused(_ zone: String) async throws {
        try await refused(AccessError.unknownTimeZone(zone)) { tx in
            _ = try Brands.create(
                name: "Lamp", timeZone: zone, currency: "CNY", language: .chinese, at: .start, in: tx)
        }
    }

    @Test(arguments: ["RMB", "", "¥", "CNYY"])
    func aCurrencyThatDoesNotExistIsRefused(_ currency: String) async throws {
        try await refused(AccessError.unknownCurrency(currency)) { tx in
            _ = try Brands.create(
                name: "Lamp", timeZone: "UTC", currency: currency, language: .chinese, at: .start, in: tx)
        }
    }

    @Test(arguments: ["", " ", "\n\t"])
    func anEmptyNameIsRefused(_ name: String) async throws {
        try await refused(AccessError.emptyName) { tx in _ = try Brand.make(name, in: tx) }
    }

    @Test(arguments: TestEngine.available)
    func aNameIsTakenOnce(_ engine: TestEngine) async throws {
        try await engine.database([.access]) { database in
            try await database.write { tx in _ = try Brand.make("Lamp", in: tx) }
            await #expect(throws: AccessError.brandExists(name: "Lamp")) {
                try await database.write { tx in _ = try Brand.make(" Lamp ", in: tx) }
            }
            let names = try await database.read { try Brands.all(in: $0).map(\.name) }
            #expect(names == ["Lamp"])
        }
    }

    @Test(arguments: TestEngine.available)
    func theOnlyBrandNeedsNoName(_ engine: TestEngine) async throws {
        try await engine.database([.access]) { database in
            await #expect(throws: AccessError.brandNotNamed(known: [])) {
                try await database.read { _ = try Brands.find(nil, for: .commandLine, in: $0) }
            }
            let lamp = try await database.write { tx in try Brand.make("Lamp", in: tx) }
            let found = try await database.read {
                [try Brands.find(nil, for: .commandLine, in: $0), try Brands.find("Lamp", for: .commandLine, in: $0)]
            }
            #expect(found == [lamp, lamp])
        }
    }

    @Test(arguments: TestEngine.available)
    func severalBrandsMustBeNamed(_ engine: TestEngine) async throws {
        try await engine.database([.access]) { database in
            let soap = try await database.write { tx in
                _ = try Brand.make("Lamp", in: tx)
                return try Brand.make("Soap", in: tx)
            }
            await #expect(throws: AccessError.brandNotNamed(known: ["Lamp", "Soap"])) {
                try await database.read { _ = try Brands.find(nil, for: .commandLine, in: $0) }
            }
            await #expect(throws: AccessError.noSuchBrand(name: "soap", known: ["Lamp", "Soap"])) {
                try await database.read { _ = try Brands.find("soap", for: .commandLine, in: $0) }
            }
            let found = try await database.read { try Brands.find("Soap", for: .commandLine, in: $0) }
            #expect(found == soap)
        }
    }

    private func refused(_ error: AccessError, _ body: @escaping @Sendable (WriteTransaction) throws -> Void)
        async throws
    {
        try await TestEngine.sqlite.database([.access]) { database in
            await #expect(throws: error) { try await database.write(body) }
            let brands = try await database.read { try Brands.all(in: $0) }
            #expect(brands.isEmpty)
        }
    }
}
