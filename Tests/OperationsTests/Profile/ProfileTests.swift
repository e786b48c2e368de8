import Access
import Customers
import Database
import Facts
import Foundation
import Insight
import Operations
import Shop
import TestDatabases
import Testing

/// What a customer's page shows, over everything that happened.
struct ProfileTests {
    private static let lin = BuyerKey(kind: .account, value: "lin")
    private static let card = BuyerKey(kind: .memberCard, value: "M-1")

    private static func moment(_ hour: Int) -> Instant {
        Instant(seconds: 1_770_000_000 + Int64(hour) * 3_600)
    }

    private static func order(_ number: Int, _ buyer: BuyerKey) -> ToldEvent {
        .statement(
            store: "A",
            .order(
                StatedOrder(
                    number: "N\(number)", status: .confirmed,
                    times: OrderTimes(placed: moment(number), paid: moment(number)), currency: .cny,
                    amounts: .told(OrderAmounts(paid: 1_000)), buyers: [buyer],
                    personal: [PersonalValue(kind: .name, text: "林小明")])))
    }

    private static func person(_ number: Int, _ content: StatedPersonFact.Content) -> ToldEvent {
        .person(
            store: "A",
            StatedPersonFact(number: "P\(number)", buyers: [lin], occurredAt: moment(number), content))
    }

    /// Several of one moment among them.
    private static let events: [ToldEvent] =
        (0..<25).map { order($0, $0 % 3 == 0 ? card : lin) }
        + (0..<20).map { hour in
            .behaviour(
                store: "A",
                StatedBehaviour(number: "B\(hour)", kind: .viewed, buyers: [lin], occurredAt: moment(hour / 3)))
        }
        + [
            person(3, .tag("VIP", isOn: true)), person(4, .tag("VIP", isOn: false)), person(5, .tag("old", isOn: true)),
            person(6, .trait(.field(.city, "杭州"))), person(7, .trait(.named("size", .text("M")))),
            person(8, .consent(StatedConsent(.sms, for: .marketing, method: "form"))),
            person(9, .interaction(StatedInteraction(.call, .incoming))),
            .statement(
                store: "A",
                .refund(
                    StatedRefund(
                        number: "R1", orderNumber: "N2", kind: .moneyOnly, occurredAt: moment(11), currency: .cny,
                        buyers: [lin], content: .amount(minor: 300)))),
            .statement(
                store: "A",
                .review(StatedReview(number: "V1", orderNumber: "N2", buyers: [lin], stars: 5, occurredAt: moment(12)))),
        ]

    private static func open(_ engine: TestEngine, _ body: (Workshop, String) async throws -> Void) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .shopify, brand: nil))
            _ = try await shop.run(SaveSegment("buyers", as: "orders.count >= 1", brand: nil, enters: false))
            try await shop.tell(events)
            _ = try await shop.run(FollowSegments(brand: nil))
            let ids = try await shop.installation.database.read { tx in
                try [lin, card].map { key in
                    try Identities(shop.installation.keys, brand: ID(1)).known(key, store: ID(1), in: tx)?.raw ?? 0
                }
            }
            let shown = ids.map { shop.installation.outerIDs.shown($0, prefix: "c") }
            _ = try await shop.run(MergeCustomers(shown[0], shown[1], reason: "said so", brand: nil))
            try await body(shop, shown[0])
        }
    }

    @Test(arguments: TestEngine.available)
    func thePageShowsTheWholePerson(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop, lin in
            let profile = try await shop.run(ShowCustomer(id: lin, brand: nil))
            #expect(profile.members.count == 2)
            #expect(profile.summary.orders == 25)
            #expect(profile.orders.count == 25)
            #expect(profile.figures?.value != nil)
            #expect(profile.status.tags.map(\.name) == ["old"])
            #expect(profile.status.traits.map(\.name) == ["size", nil])
            #expect(profile.status.consents.map(\.isWithdrawn) == [false])
            #expect(profile.identities.map(\.kind).sorted { $0.rawValue < $1.rawValue } == [.account, .memberCard])
            #expect(profile.identities.allSatisfy { $0.value?.contains("***") == true })
            #expect(profile.merges.map(\.cause) == [.hand])
            #expect(profile.merges.map(\.hasNote) == [true])
            #expect(profile.values.contains(PersonalValue(kind: .name, text: "林**")))
            #expect(!profile.values.contains { $0.kind == .note })
            let other = try await shop.run(ShowCustomer(id: profile.members[1], brand: nil))
            #expect(other.id == profile.id)
        }
    }

    @Test(arguments: TestEngine.available)
    func theTimelineHasEverythingOnceWhateverThePages(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop, lin in
            let whole = try await shop.run(ReadTimeline(id: lin, brand: nil, after: nil, limit: 500))
            #expect(whole.next == nil)
            #expect(whole.entries.map(\.place) == whole.entries.map(\.place).sorted())
            let counts = Dictionary(grouping: whole.entries, by: \.place.kind).mapValues(\.count)
            let expected: [TimelineKind: Int] = [
                .order: 25, .refund: 1, .review: 1, .behaviour: 20, .interaction: 1, .tag: 3, .trait: 2, .consent: 1,
                .joined: 1, .segmentMove: 2,
            ]
            #expect(counts == expected)
            for limit in [1, 7, 20] {
                var places: [TimelinePlace] = []
                var cursor: String?
                repeat {
                    let page = try await shop.run(ReadTimeline(id: lin, brand: nil, after: cursor, limit: limit))
                    places += page.entries.map(\.place)
                    cursor = page.next
                    #expect(page.entries.count == limit || cursor == nil)
                } while cursor != nil
                #expect(places == whole.entries.map(\.place))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func newFactsMoveNoPageBehindTheFirst(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop, lin in
            let first = try await shop.run(ReadTimeline(id: lin, brand: nil, after: nil, limit: 10))
            let second = try await shop.run(ReadTimeline(id: lin, brand: nil, after: first.next, limit: 10))
            try await shop.tell([Self.order(99, Self.lin), Self.order(98, Self.card)])
            let again = try await shop.run(ReadTimeline(id: lin, brand: nil, after: first.next, limit: 10))
            #expect(again.entries.map(\.place) == second.entries.map(\.place))
            for cursor in ["", "t_1", "t_x-1-t_y", first.next.map { $0 + "z" } ?? ""] {
                await #expect(throws: CustomersError.badCursor) {
                    try await shop.run(ReadTimeline(id: lin, brand: nil, after: cursor, limit: 10))
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func warningsStandUntilTheyRunOutAndSegmentsSeeThem(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop, lin in
            let today = BrandDay(shop.now, in: try await shop.run(FindBrand(name: nil)).timeZone)
            _ = try await shop.run(
                NoteRisk(.couponFarmer, of: lin, evidence: ["N2"], reason: "ten accounts", until: today, brand: nil))
            let blacklisted = try await shop.run(
                NoteRisk(.blacklist, of: lin, evidence: [], reason: nil, until: nil, brand: nil))
            let profile = try await shop.run(ShowCustomer(id: lin, brand: nil))
            #expect(profile.risks.map(\.kind) == [.couponFarmer, .blacklist])
            #expect(profile.risks.map(\.hasNote) == [true, false])
            let said = try await shop.run(RevealCustomer(id: lin, kind: .note, brand: nil)).values.map(\.text)
            #expect(said.contains("ten accounts"))
            let listed = try await shop.run(ListRisks(brand: nil, limit: 10)).lines.map(\.risk)
            #expect(listed.map(\.hasNote) == [false, true])
            #expect(listed.map(\.evidence) == [[], ["N2"]])
            for unknown in ["N404", "CASE-1"] {
                await #expect(throws: CustomersError.noSuchEvidence(unknown)) {
                    try await shop.run(
                        NoteRisk(.blacklist, of: lin, evidence: [unknown], reason: nil, until: nil, brand: nil))
                }
            }
            #expect(try await Self.tagged("risk:coupon_farmer", shop, at: shop.now) == 1)
            let later = shop.now.advanced(milliseconds: 2 * 86_400_000)
            _ = try await shop.installation.run(FollowSegments(brand: nil), as: .commandLine, at: later)
            #expect(try await Self.tagged("risk:coupon_farmer", shop, at: later) == 0)
            #expect(try await Self.tagged("risk:blacklist", shop, at: later) == 1)
            let isLifted = try await shop.run(LiftRisk(blacklisted, brand: nil))
            #expect(isLifted)
            #expect(try await shop.run(LiftRisk(blacklisted, brand: nil)) == false)
            #expect(try await Self.tagged("risk:blacklist", shop, at: later) == 0)
            await #expect(throws: CustomersError.badEvidence("he is rude")) {
                try await shop.run(
                    NoteRisk(.blacklist, of: lin, evidence: ["he is rude"], reason: nil, until: nil, brand: nil))
            }
        }
    }

    private static func tagged(_ tag: String, _ shop: Workshop, at now: Instant) async throws -> Int {
        let asked = AskSegment("tag \"\(tag)\"", brand: nil, limit: 0)
        return try await shop.installation.run(asked, as: .commandLine, at: now).members.members.count
    }
}
