import Access
import Database
import Foundation
import Insight
import Operations
import Shop
import TestDatabases

/// A brand in some time zone, with one store, that is asked at whatever moment.
struct ZonedShop: Sendable {
    let installation: Installation
    let zone: TimeZone

    static func open(
        _ name: String, at now: Instant, _ body: (ZonedShop) async throws -> Void
    ) async throws {
        try await TestEngine.sqlite.location { location in
            let installation = try await Installation.open(
                DatabasePlace(location.shown) { $0 }, keysPath: nil, makes: true,
                hasher: PasswordHasher(PasswordCost(memoryKiB: 64, passes: 1, lanes: 1)), at: now)
            do {
                guard let zone = TimeZone(identifier: name) else { throw AccessError.unknownTimeZone(name) }
                let shop = ZonedShop(installation: installation, zone: zone)
                _ = try await shop.run(
                    CreateBrand(name: "b", timeZone: name, currency: "CNY", language: .english), at: now)
                _ = try await shop.run(AddStore(name: "A", platform: .taobao, brand: nil), at: now)
                try await body(shop)
                try await installation.close()
            } catch {
                // What went wrong above is what the test must hear.
                _ = try? await installation.close()
                throw error
            }
        }
    }

    @discardableResult
    func run<Asked: Operations.Operation>(_ asked: Asked, at now: Instant) async throws -> Asked.Output {
        try await installation.run(asked, as: .commandLine, at: now)
    }

    @discardableResult
    func run<Asked: BrandOperation>(_ asked: Asked, at now: Instant) async throws -> Asked.Output {
        try await installation.run(asked, as: .commandLine, at: now)
    }

    func sell(_ number: String, to buyer: String, at now: Instant) async throws {
        let order = StatedOrder(
            number: number, status: .paid, times: OrderTimes(placed: now, paid: now), currency: .cny,
            amounts: .told(OrderAmounts(paid: 100)), buyers: [BuyerKey(kind: .account, value: buyer)])
        try await run(TellEvents(brand: nil, [.statement(store: "A", .order(order))], statedAt: now), at: now)
    }

    func born(_ birthday: MonthDay, buyer: String, at now: Instant) async throws {
        let fact = StatedPersonFact(
            number: "born \(buyer)", buyers: [BuyerKey(kind: .account, value: buyer)], occurredAt: now,
            .trait(.birthday(birthday)))
        try await run(TellEvents(brand: nil, [.person(store: "A", fact)], statedAt: now), at: now)
    }
}
