import Database
import Shop
import TestDatabases
import Testing

@testable import Facts

struct ProductDirectoryTests {
    @Test(arguments: TestEngine.available)
    func whatIsKnownIsNotMadeAgain(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let first = try await stall.learn(["soap", "wipes", "soap"], with: ProductDirectory())
            let ids = ["soap", "wipes"].map { first.id(of: StatedProduct(code: $0, title: "")) }
            #expect(Set(ids).count == 2)
            #expect(!ids.contains(0))
            #expect(first.id(of: StatedProduct(code: "towel", title: "")) == 0)
            // Another import starts with an empty directory, and finds the same.
            let second = try await stall.learn(["wipes", "towel"], with: ProductDirectory())
            #expect(second.id(of: StatedProduct(code: "wipes", title: "")) == ids[1])
            #expect(try await stall.count("products") == 3)
            #expect(try await stall.facts().count == 3)
        }
    }

    @Test func aDirectoryThatGrewTooLargeLearnsAnew() async throws {
        try await Stall.on(.sqlite) { stall in
            let many = (0..<30_000).map { "p\($0)" }
            var directory = try await stall.learn(many, with: ProductDirectory())
            let kept = directory.id(of: StatedProduct(code: "p7", title: ""))
            directory = try await stall.learn((0..<30_000).map { "q\($0)" } + ["p7"], with: directory)
            #expect(directory.id(of: StatedProduct(code: "p8", title: "")) == 0)
            #expect(directory.id(of: StatedProduct(code: "p7", title: "")) == kept)
            #expect(directory.id(of: StatedProduct(code: "q29999", title: "")) != 0)
            #expect(try await stall.count("products") == 60_000)
        }
    }

    @Test(arguments: TestEngine.available)
    func moreProductsAtOnceThanADirectoryHoldsAreLearntAllTheSame(_ engine: TestEngine) async throws {
        try await Stall.on(engine) { stall in
            let directory = try await stall.learn((0..<50_001).map { "p\($0)" }, with: ProductDirectory())
            #expect(directory.id(of: StatedProduct(code: "p50000", title: "")) != 0)
            #expect(try await stall.count("products") == 50_001)
        }
    }
}

extension Stall {
    fileprivate func learn(_ codes: [String], with directory: ProductDirectory) async throws -> ProductDirectory {
        let source = source(1)
        return try await database.write { tx in
            var directory = directory
            try directory.learn(codes.map { StatedProduct(code: $0, title: $0) }, from: source, in: tx)
            return directory
        }
    }
}
