import Access
import Foundation
import HTTPTypes
import Operations
import SampleData
import Shop
import TestDatabases

@testable import Web

/// A small candle shop in brand A1, asked over HTTP.
struct ShopCounter: Sendable {
    let counter: Counter
    let key: String
    /// `/brands/b_…`
    let root: String

    /// - Parameter customers: of the made-up shop; 0 for an empty brand.
    static func open(
        _ engine: TestEngine = .sqlite, customers: Int = 120, _ body: (ShopCounter) async throws -> Void
    ) async throws {
        try await Counter.open(engine) { counter in
            if customers > 0 { try await tell(customers, counter) }
            let key = try await counter.key(Counter.everything)
            try await body(
                ShopCounter(counter: counter, key: key, root: "/brands/\(try await counter.id())"))
        }
    }

    private static func tell(_ customers: Int, _ counter: Counter) async throws {
        let until = BrandDay(Counter.start, in: SampleBrand.timeZone).adding(days: -1)
        let brand = SampleBrand(.candle(customers: customers), seed: 7, until: until)
        for store in brand.stores {
            _ = try await counter.run(AddStore(name: store.name, platform: store.platform, brand: "A1"))
        }
        let products: [ToldEvent] = brand.stores.indices.flatMap { store in
            brand.products(of: store).map { .statement(store: brand.stores[store].name, .product($0)) }
        }
        let lives = brand.events(of: brand.persons).compactMap { told($0, of: brand.stores) }
        _ = try await counter.run(TellEvents(brand: "A1", products + lives, statedAt: Counter.start))
    }

    private static func told(_ event: SampleEvent, of stores: [SampleStore]) -> ToldEvent? {
        switch event {
        case .statement(let store, let statement): .statement(store: stores[store].name, statement)
        case .behaviour(let store, let behaviour): .behaviour(store: stores[store].name, behaviour)
        case .person(let store, let fact): .person(store: stores[store].name, fact)
        case .leftOut, .merge, .unmerge: nil
        }
    }

    /// Takes a file of orders in.
    func bring(_ name: String, _ text: String, brand: String = "A1") async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "brought-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
        var options = ImportFile.Options()
        options.brand = brand
        _ = try await counter.run(ImportFile(path: folder + "/" + name, options: options) { _ in })
    }

    func send(
        _ method: HTTPRequest.Method = .get, _ path: String, body: String? = nil, headers: HTTPFields = [:]
    ) async throws -> Answer {
        try await counter.send(method, root + path, key: key, body: body, headers: headers)
    }

    /// What is there, as it is read.
    func read<Body: Decodable>(_ type: Body.Type, _ path: String) async throws -> Body {
        let answer = try await send(.get, path)
        guard answer.status == 200 else { throw Refused(path: path, answer: answer.text) }
        return try JSONDecoder().decode(type, from: Data(answer.bytes))
    }

    /// What a change answers.
    func change<Body: Decodable>(
        _ method: HTTPRequest.Method, _ path: String, _ body: String?, as type: Body.Type
    ) async throws -> Body {
        let answer = try await send(method, path, body: body)
        guard (200...201).contains(answer.status) else { throw Refused(path: path, answer: answer.text) }
        return try JSONDecoder().decode(type, from: Data(answer.bytes))
    }

    struct Refused: Error {
        let path: String
        let answer: String
    }

    /// Of an address.
    static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }
}
