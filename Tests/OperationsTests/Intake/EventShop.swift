import Access
import Customers
import Database
import Facts
import Foundation
import Operations
import Shop
import TestDatabases

/// A shop with a site, and the keys that its pages and its server hold.
struct EventShop: Sendable {
    let shop: Workshop
    /// Of a page: `events.send` alone.
    let page: Caller
    /// Of the shop's server: orders too.
    let server: Caller

    static func open(_ engine: TestEngine, _ body: (EventShop) async throws -> Void) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "site", platform: .other, brand: nil))
            _ = try await shop.run(AddStore(name: "other", platform: .other, brand: nil))
            let page = try await shop.run(CreateKey("page", [.sendEvents], store: "site", brand: nil))
            let server = try await shop.run(
                CreateKey("server", [.sendEvents, .importFacts], store: "site", brand: nil))
            try await body(EventShop(shop: shop, page: .key(page.key.id), server: .key(server.key.id)))
        }
    }

    var now: Instant { shop.now }

    /// A moment so many seconds before now, as clients write it.
    static func time(_ secondsAgo: Int64) -> String {
        let formatter = ISO8601DateFormatter()
        return formatter.string(from: Instant(seconds: 1_780_000_000 - secondsAgo).date)
    }

    @discardableResult
    func send(
        _ messages: [String], by caller: Caller? = nil, minutesLater: Int64 = 0
    ) async throws -> EventReport {
        let body = #"{"batch":[\#(messages.joined(separator: ","))]}"#
        return try await shop.installation.run(
            TakeEvents(Array(body.utf8), as: .batch), as: caller ?? page,
            at: now.advanced(milliseconds: minutesLater * 60_000))
    }

    @discardableResult
    func send(_ message: String, as call: TakeEvents.Call, by caller: Caller? = nil) async throws -> EventReport {
        try await shop.installation.run(TakeEvents(Array(message.utf8), as: call), as: caller ?? page, at: now)
    }

    /// Who there is, with what is read of each.
    func profiles() async throws -> [CustomerProfile] {
        let list = try await shop.run(ListCustomers(brand: nil, matching: nil, limit: nil))
        var profiles: [CustomerProfile] = []
        for line in list.lines { profiles.append(try await shop.run(ShowCustomer(id: line.id, brand: nil))) }
        return profiles
    }

    func count(_ table: String) async throws -> Int {
        try await shop.installation.database.read { tx in
            try tx.first("SELECT COUNT(*) FROM \(unescaped: table)") { $0.int(0) } ?? 0
        }
    }

    /// Each behaviour by its kind, who did it and when, in seconds before now.
    func behaviours() async throws -> [String] {
        let now = now
        return try await shop.installation.database.read { tx in
            try tx.all(
                """
                SELECT b.kind, COALESCE(m.survivor_id, b.customer_id), b.occurred_at
                FROM behaviours_read b
                LEFT JOIN merges_read m ON m.brand_id = b.brand_id AND m.customer_id = b.customer_id
                ORDER BY b.occurred_at, b.behaviour_id
                """
            ) { row in
                "\(BehaviourKind(rawValue: row.int64(0)).map { "\($0)" } ?? "?") \(row.int64(1)) \((now.milliseconds - row.int64(2)) / 1000)"
            }
        }
    }
}

/// Messages as clients write them.
enum Told {
    static func page(_ id: String, _ who: String, secondsAgo: Int64 = 60) -> String {
        #"{"type":"page","messageId":"\#(id)",\#(who),"timestamp":"\#(EventShop.time(secondsAgo))"}"#
    }

    static func track(
        _ id: String, _ who: String, _ event: String, _ properties: String = "{}", secondsAgo: Int64 = 60
    ) -> String {
        #"{"type":"track","messageId":"\#(id)",\#(who),"event":"\#(event)","properties":\#(properties),"timestamp":"\#(EventShop.time(secondsAgo))"}"#
    }

    static func identify(_ id: String, _ who: String, _ traits: String = "{}", secondsAgo: Int64 = 60) -> String {
        #"{"type":"identify","messageId":"\#(id)",\#(who),"traits":\#(traits),"timestamp":"\#(EventShop.time(secondsAgo))"}"#
    }

    static func user(_ name: String) -> String { #""userId":"\#(name)""# }
    static func device(_ name: String) -> String { #""anonymousId":"\#(name)""# }
}
