import Database
import Facts
import Shop
import TestDatabases
import Testing

struct ProductsTests {
    @Test(arguments: TestEngine.available)
    func theFirstTitleStandsUntilAProductFileStatesAnother(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            func line(_ title: String, _ key: Int64) -> StatedLine {
                var line = StatedLine.numbered(key, "soap")
                line.product = StatedProduct(code: "soap", title: title, category: "bath")
                return line
            }
            try await stall.tell(.paid("A", lines: .whole([line("Soap", 1), line("Other", 2)])))
            try await stall.tell(.paid("B", lines: .whole([line("Third", 1)])))
            #expect(try await stall.products() == ["soap Soap bath 0 1"])
            let record = StatedProductRecord(product: StatedProduct(code: "soap", title: "Fine soap"))
            #expect(try await stall.tell(products: [record]) == [.advanced])
            #expect(try await stall.products() == ["soap Fine soap bath 0 1"])
        }
    }

    @Test(arguments: TestEngine.available)
    func whatAProductFileDoesNotTellStays(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let wipes = StatedProduct(code: "wipes", title: "Wipes", category: "baby")
            let outcomes = try await stall.tell(products: [
                StatedProductRecord(product: wipes, isConsumable: true, packSize: 80),
                StatedProductRecord(product: wipes, isConsumable: true, packSize: 80),
                StatedProductRecord(product: StatedProduct(code: "wipes", title: "Wipes")),
                StatedProductRecord(product: wipes, packSize: 60),
                StatedProductRecord(product: wipes, isConsumable: false),
            ])
            #expect(outcomes == [.new, .unchanged, .unchanged, .advanced, .advanced])
            #expect(try await stall.products() == ["wipes Wipes baby 0 60"])
            #expect(try await stall.facts().map { $0.fact.kind } == [.productStated, .productStated, .productStated])
        }
    }

    @Test(arguments: TestEngine.available)
    func eachStoreHasItsOwnCodes(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let soap = StatedProductRecord(product: StatedProduct(code: "1", title: "Soap"))
            let wipes = StatedProductRecord(product: StatedProduct(code: "1", title: "Wipes"))
            var outcomes = try await stall.tell(products: [soap])
            outcomes += try await stall.of(store: 2).tell(products: [wipes])
            outcomes += try await stall.of(brand: 2).tell(products: [wipes])
            #expect(outcomes == [.new, .new, .new])
            #expect(try await stall.products() == ["1 Soap null 0 1", "1 Wipes null 0 1"])
        }
    }
}

extension Stall {
    fileprivate func tell(products: [StatedProductRecord]) async throws -> [StatementOutcome] {
        let source = source(1)
        return try await database.write { tx in try Products.record(products, from: source, in: tx) }
    }

    fileprivate func products() async throws -> [String] {
        let brand = brand
        return try await database.read { tx in
            try tx.all(
                """
                SELECT code, title, category, is_consumable, pack_size
                FROM products_read
                WHERE brand_id = \(brand.raw)
                ORDER BY code, title
                """
            ) { row in
                "\(row.text(0)) \(row.text(1)) \(row.optionalText(2) ?? "null") \(row.int64(3)) \(row.int64(4))"
            }
        }
    }
}
