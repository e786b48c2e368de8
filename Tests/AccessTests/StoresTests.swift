import Access
import Database
import Shop
import TestDatabases
import Testing

struct StoresTests {
    @Test(arguments: TestEngine.available)
    func storesBelongToTheirBrand(_ engine: TestEngine) async throws {
        try await engine.database([.access]) { database in
            let (lamp, soap) = try await database.write { tx in
                (try Brand.make("Lamp", in: tx), try Brand.make("Soap", in: tx))
            }
            let made = try await database.write { tx in
                [
                    try Stores.add(name: " 旗舰店 ", platform: .taobao, brand: lamp.id, at: .start, in: tx),
                    try Stores.add(name: "East street", platform: .physical, brand: lamp.id, at: .start, in: tx),
                    try Stores.add(name: "旗舰店", platform: .jd, brand: soap.id, at: .start, in: tx),
                ]
            }
            #expect(made[0].name == "旗舰店")
            let kept = try await database.read { tx in
                [try Stores.all(of: lamp.id, in: tx), try Stores.all(of: soap.id, in: tx)]
            }
            #expect(kept == [Array(made.prefix(2)), Array(made.suffix(1))])
        }
    }

    @Test(arguments: TestEngine.available)
    func aNameIsTakenOnceInABrand(_ engine: TestEngine) async throws {
        try await engine.database([.access]) { database in
            let lamp = try await database.write { tx in try Brand.make("Lamp", in: tx) }
            try await database.write { tx in
                _ = try Stores.add(name: "Shop", platform: .other, brand: lamp.id, at: .start, in: tx)
            }
            await #expect(throws: AccessError.storeExists(name: "Shop")) {
                try await database.write { tx in
                    _ = try Stores.add(name: "Shop ", platform: .jd, brand: lamp.id, at: .start, in: tx)
                }
            }
            await #expect(throws: AccessError.emptyName) {
                try await database.write { tx in
                    _ = try Stores.add(name: "  ", platform: .jd, brand: lamp.id, at: .start, in: tx)
                }
            }
            let count = try await database.read { try Stores.all(of: lamp.id, in: $0).count }
            #expect(count == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func noStoreStandsWithoutABrand(_ engine: TestEngine) async throws {
        try await engine.database([.access]) { database in
            await #expect(throws: DatabaseError.self) {
                try await database.write { tx in
                    _ = try Stores.add(name: "Shop", platform: .jd, brand: ID(4711), at: .start, in: tx)
                }
            }
            let stores = try await database.read { try Stores.all(of: ID(4711), in: $0) }
            #expect(stores.isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func mappingsAreKeptByNameAndReplaced(_ engine: TestEngine) async throws {
        try await engine.database([.access]) { database in
            let (lamp, soap) = try await database.write { tx in
                (try Brand.make("Lamp", in: tx), try Brand.make("Soap", in: tx))
            }
            try await database.write { tx in
                for (name, definition) in [("till", "kind: orders"), ("app", "kind: lines"), ("till", "kind: refunds")]
                {
                    try ImportMappings.keep(name: name, definition: definition, brand: lamp.id, at: .start, in: tx)
                }
            }
            let kept = try await database.read {
                try ImportMappings.all(of: lamp.id, in: $0).map { "\($0.name): \($0.definition)" }
            }
            #expect(kept == ["app: kind: lines", "till: kind: refunds"])
            let others = try await database.read { try ImportMappings.all(of: soap.id, in: $0).count }
            #expect(others == 0)
        }
    }
}
