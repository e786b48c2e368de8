import Access
import Customers
import Database
import Facts
import Insight
import Operations
import Shop
import TestDatabases
import Testing

/// Facts, merges and un-merges in any order come to what a plain model says, on both engines.
struct JoinPropertyTests {
    private static let buyers = 9
    private static let steps = 70

    @Test(arguments: TestEngine.available, [1, 2, 3, 4] as [UInt64])
    func whatEverHappensItComesToWhatThePlainModelSays(_ engine: TestEngine, _ seed: UInt64) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .shopify, brand: nil))
            var player = try await JoinPlayer.sitDown(in: shop, buyers: Self.buyers, seed: seed)
            for step in 1...Self.steps {
                try await player.play(step)
                if step % 7 == 0 { try await player.check() }
            }
            // At the end nothing stands, and everybody is who they were.
            while let pair = player.model.pairs.first { try await player.part(pair.name) }
            try await player.check()
            #expect(player.model.persons.count == Self.buyers)
        }
    }
}

/// Does at random what people and sources do, to the program and to the model.
private struct JoinPlayer {
    let shop: Workshop
    var model: JoinModel
    private var random: UInt64
    private static let moment = Instant(seconds: 1_770_000_000)

    static func sitDown(in shop: Workshop, buyers: Int, seed: UInt64) async throws -> JoinPlayer {
        try await shop.tell((0..<buyers).map { sale(-1 - $0, of: $0, minor: 100) })
        let customers = try await shop.installation.database.read { tx in
            try (0..<buyers).map { buyer in
                try Identities(shop.installation.keys, brand: ID(1)).known(key(buyer), store: ID(1), in: tx)?.raw ?? 0
            }
        }
        var model = JoinModel(customers: customers)
        for customer in customers { model.sell(to: customer, minor: 100) }
        return JoinPlayer(shop: shop, model: model, random: seed)
    }

    mutating func play(_ step: Int) async throws {
        let buyer = below(model.customers.count)
        let customer = model.customers[buyer]
        switch below(10) {
        case 0...3:
            let minor = Int64(1 + below(500)) * 100
            try await shop.tell([Self.sale(step, of: buyer, minor: minor)])
            model.sell(to: customer, minor: minor)
        case 4: try await tag(customer, step, isOn: below(3) > 0)
        case 5: try await tag(model.survivor(of: customer), step, isOn: below(3) > 0)
        case 6...7: try await merge(customer, model.customers[below(model.customers.count)])
        case 8:
            guard !model.pairs.isEmpty else { return }
            try await part(model.pairs[below(model.pairs.count)].name)
        default:
            guard model.pairs.contains(where: { $0.one == customer || $0.other == customer }) else { return }
            _ = try await shop.run(UnmergeCustomers(shown(customer), brand: nil))
            model.partAll(of: customer)
        }
    }

    private mutating func merge(_ one: Int64, _ other: Int64) async throws {
        let outcome = try await shop.run(MergeCustomers(shown(one), shown(other), reason: "seen", brand: nil))
        #expect((outcome.joining == nil) == (model.survivor(of: one) == model.survivor(of: other)))
        if let name = outcome.joining { model.merge(one, other, name: name) }
        #expect(outcome.survivor == shown(model.survivor(of: one)))
    }

    mutating func part(_ name: String) async throws {
        _ = try await shop.run(UnmergeCustomers(name, brand: nil))
        model.part(name)
    }

    /// As staff do: under the person whom they see, or as a source does: under whoever its name leads to.
    private mutating func tag(_ owner: Int64, _ step: Int, isOn: Bool) async throws {
        let fact = StatedPersonFact(
            number: "T\(step)", buyers: [], occurredAt: Self.moment.advanced(milliseconds: Int64(step)),
            .tag("VIP", isOn: isOn))
        let now = shop.now
        try await shop.installation.database.write { tx in
            var words = WordDirectory()
            _ = try PersonStatements.record(
                [PersonFactEntry(fact: fact, customer: ID(owner))],
                from: PersonFactSource(brand: ID(1), store: nil, recordedAt: now), words: &words, in: tx)
        }
        model.tag(owner, isOn: isOn)
    }

    func check() async throws {
        let expected = model.persons
        let brand = try await shop.run(FindBrand(name: nil))
        let (survivors, summaries) = try await shop.installation.database.read { tx in
            (
                try Merges.survivors(of: model.customers.map { ID($0) }, brand: ID(1), in: tx),
                try CustomerOverview.everyone(brand: brand, at: shop.now, in: tx)
            )
        }
        for customer in model.customers {
            #expect(survivors[ID(customer)]?.raw == model.survivor(of: customer))
        }
        #expect(summaries.count == expected.count)
        for summary in summaries {
            #expect(summary.orders == expected[summary.customer.raw]?.orders)
            #expect(summary.money.minor == expected[summary.customer.raw]?.minor)
        }
        let broken = try await shop.installation.database.read { tx in
            try CustomerInvariants.questions.map { question in try tx.first(question.sql) { $0.int64(0) } ?? -1 }
        }
        #expect(broken.allSatisfy { $0 == 0 })
        try await checkFigures(expected, brand)
        let tagged = try await shop.run(AskSegment("tag \"VIP\"", brand: nil, limit: nil))
        #expect(tagged.members.members.map(\.raw) == expected.filter(\.value.isTagged).keys.sorted())
    }

    /// The columns that followed the facts, and the plain recount.
    private func checkFigures(_ expected: [Int64: JoinModel.Person], _ brand: Brand) async throws {
        let question = RFMQuestion(today: BrandDay(shop.now, in: brand.timeZone))
        let live = try await shop.installation.liveBrands.live(brand).rfm(question)
        let plain = try await shop.installation.database.read { tx in
            try ReferenceFigures.rfm(question, brand: brand, in: tx)
        }
        #expect(live == plain)
        #expect(live.figures.count == expected.count)
        for figures in live.figures {
            #expect(figures.frequency == expected[figures.customer.raw]?.orders)
            #expect(figures.moneyMinor == expected[figures.customer.raw]?.minor)
        }
    }

    private func shown(_ customer: Int64) -> String {
        shop.installation.outerIDs.shown(customer, prefix: "c")
    }

    private static func key(_ buyer: Int) -> BuyerKey {
        BuyerKey(kind: .account, value: "buyer-\(buyer)")
    }

    private static func sale(_ number: Int, of buyer: Int, minor: Int64) -> ToldEvent {
        .statement(
            store: "A",
            .order(
                StatedOrder(
                    number: "N\(number)", status: .confirmed, times: OrderTimes(placed: moment, paid: moment),
                    currency: .cny, amounts: .told(OrderAmounts(paid: minor)), buyers: [key(buyer)])))
    }

    /// SplitMix64.
    private mutating func below(_ bound: Int) -> Int {
        random &+= 0x9E37_79B9_7F4A_7C15
        var mixed = random
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(bound))
    }
}
