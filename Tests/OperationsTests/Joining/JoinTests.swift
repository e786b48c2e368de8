import Access
import Customers
import Database
import Facts
import Insight
import Operations
import Shop
import TestDatabases
import Testing

/// Who is found to be one person as facts come in.
struct JoinTests {
    private static let day = Instant(seconds: 1_770_000_000)

    private static func order(
        _ number: String, _ buyers: [BuyerKey], phone: String? = nil, name: String? = nil, address: String? = nil
    ) -> ToldEvent {
        let personal = [(PersonalKind.phone, phone), (.name, name), (.address, address)].compactMap { kind, text in
            text.map { PersonalValue(kind: kind, text: $0) }
        }
        return .statement(
            store: "A",
            .order(
                StatedOrder(
                    number: number, status: .paid, times: OrderTimes(placed: day, paid: day), currency: .cny,
                    amounts: .told(OrderAmounts(paid: 100)), buyers: buyers, personal: personal)))
    }

    private static func there(_ event: ToldEvent, _ store: String = "B") -> ToldEvent {
        guard case .statement(_, let statement) = event else { return event }
        return .statement(store: store, statement)
    }

    private static func key(_ kind: IdentityKind, _ value: String) -> BuyerKey {
        BuyerKey(kind: kind, value: value)
    }

    private static func open(_ engine: TestEngine, _ body: (Workshop) async throws -> Void) async throws {
        try await Workshop.open(engine) { shop in
            _ = try await shop.run(AddStore(name: "A", platform: .taobao, brand: nil))
            _ = try await shop.run(AddStore(name: "B", platform: .shopify, brand: nil))
            try await body(shop)
        }
    }

    /// Whoever is erased takes along by what they were held for another, and the other is shown all the same.
    @Test(arguments: TestEngine.available)
    func whoWasOneWithAnErasedPersonIsShown(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let phone = Self.key(.phone, "13912345678")
            try await shop.tell([Self.order("1", [Self.key(.nick, "lin"), phone])])
            try await shop.tell([Self.there(Self.order("2", [phone]))])
            let person = try #require(
                try await shop.run(ListCustomers(brand: nil, matching: nil, limit: nil)).lines.first?.id)
            let parted = try await shop.run(UnmergeCustomers(person, brand: nil)).persons
            #expect(parted.count == 2)
            _ = try await shop.run(EraseCustomer(id: parted[1], because: .request, brand: nil))
            let profile = try await shop.run(ShowCustomer(id: parted[0], brand: nil))
            #expect(profile.merges.map(\.evidence) == [nil])
        }
    }

    @Test(arguments: TestEngine.available)
    func onePhoneInTwoStoresIsOnePersonAtOnce(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let phone = Self.key(.phone, "13912345678")
            try await shop.tell([Self.order("1", [Self.key(.nick, "lin"), phone])])
            try await shop.tell([Self.there(Self.order("2", [phone]))])
            let list = try await shop.run(ListCustomers(brand: nil, matching: nil, limit: nil))
            #expect(list.lines.map(\.summary.orders) == [2])
            let joinings = try await shop.joinings()
            #expect(joinings.map(\.cause) == [.rule])
            #expect(joinings.first?.joinedBy == "rule")
            #expect(joinings.first?.proposal != nil)
            // Told again it is found again, and nothing is written.
            let before = try await shop.installation.database.read { try FactLog.last(brand: ID(1), in: $0) }
            try await shop.tell([Self.there(Self.order("2", [phone]))])
            #expect(try await shop.installation.database.read { try FactLog.last(brand: ID(1), in: $0) } == before)
        }
    }

    @Test(arguments: TestEngine.available)
    func differentMailsAreTwoWhoShareAPhone(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let phone = Self.key(.phone, "13912345678")
            try await shop.tell([
                Self.order("1", [Self.key(.email, "a@x.example"), phone]),
                Self.order("2", [Self.key(.email, "b@x.example"), phone]),
            ])
            #expect(try await shop.joinings().isEmpty)
            let proposals = try await shop.run(ListProposals(brand: nil, limit: 10))
            #expect(proposals.lines.map(\.evidence) == [.sameIdentity])
            #expect(proposals.lines.map(\.value) == ["139****5678"])
        }
    }

    @Test(arguments: TestEngine.available)
    func aSharedContactIsProposedAndDecided(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            try await shop.tell([
                Self.order("1", [Self.key(.nick, "lin")], phone: "13912345678", name: "林一", address: "海街 1 号"),
                Self.order("2", [Self.key(.nick, "wang")], phone: "13912345678"),
                Self.order("3", [Self.key(.nick, "chen")], name: "林一", address: "海街 1 号"),
                Self.order("4", [Self.key(.nick, "zhao")], name: "赵一", address: "海街 1 号"),
                Self.order("5", [Self.key(.nick, "masked")], phone: "139****5678", address: "海街***"),
                Self.order("6", [Self.key(.nick, "hidden")], phone: "139****5678", address: "海街***"),
            ])
            let proposals = try await shop.run(ListProposals(brand: nil, limit: 10))
            #expect(proposals.lines.map(\.evidence) == [.contactPhone, .addressAndName])
            #expect(proposals.lines.first?.value == "139****5678")
            let (first, second) = (proposals.lines[0].name, proposals.lines[1].name)
            #expect(try await shop.run(DecideProposal(name: first, accepts: true, brand: nil)) != nil)
            #expect(try await shop.run(DecideProposal(name: second, accepts: false, brand: nil)) == nil)
            // Said again it is the same; said otherwise it is too late.
            #expect(try await shop.run(DecideProposal(name: first, accepts: true, brand: nil)) != nil)
            #expect(try await shop.run(DecideProposal(name: second, accepts: false, brand: nil)) == nil)
            await #expect(throws: CustomersError.proposalDecided(wasRefused: false)) {
                try await shop.run(DecideProposal(name: first, accepts: false, brand: nil))
            }
            await #expect(throws: CustomersError.proposalDecided(wasRefused: true)) {
                try await shop.run(DecideProposal(name: second, accepts: true, brand: nil))
            }
            #expect(try await shop.joinings().map(\.cause) == [.proposal])
            // Refused stays refused, whoever else brings it.
            try await shop.tell([
                Self.order("7", [Self.key(.nick, "chen")], name: "林一", address: "海街 1 号"),
                Self.order("8", [Self.key(.nick, "lin")], phone: "13912345678", name: "林一", address: "海街 1 号"),
            ])
            #expect(try await shop.run(ListProposals(brand: nil, limit: 10)).total == 0)
        }
    }

    /// By a phone and by an address they are proposed twice; one word is enough.
    @Test(arguments: TestEngine.available)
    func oneWordDecidesAllThatIsProposedOfTwo(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let (lin, chen) = (Self.key(.nick, "lin"), Self.key(.nick, "chen"))
            try await shop.tell([
                Self.order("1", [lin], phone: "13912345678"), Self.order("2", [chen], phone: "13912345678"),
                Self.order("3", [lin], name: "林一", address: "海街 1 号"),
                Self.order("4", [chen], name: "林一", address: "海街 1 号"),
            ])
            let proposals = try await shop.run(ListProposals(brand: nil, limit: 10)).lines.map(\.name)
            #expect(proposals.count == 2)
            _ = try await shop.run(DecideProposal(name: proposals[0], accepts: false, brand: nil))
            #expect(try await shop.run(ListProposals(brand: nil, limit: 10)).total == 0)
            await #expect(throws: CustomersError.proposalDecided(wasRefused: true)) {
                try await shop.run(DecideProposal(name: proposals[1], accepts: true, brand: nil))
            }
            // Nor by whatever they are found to share later.
            try await shop.tell([
                Self.order("5", [lin], phone: "13812345678"), Self.order("6", [chen], phone: "13812345678"),
            ])
            #expect(try await shop.run(ListProposals(brand: nil, limit: 10)).total == 0)
        }
    }

    @Test func aMergeThatIsNoneIsNamedAsSuch() async throws {
        try await Self.open(.sqlite) { shop in
            await #expect(throws: CustomersError.noSuchJoining) {
                try await shop.run(UnmergeCustomers("m_zzz", brand: nil))
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func whatTiesMoreThanFiveIsShownAndJoinsNobody(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            for number in 1...7 {
                try await shop.tell([Self.order("\(number)", [Self.key(.nick, "n\(number)")], phone: "4008008000")])
            }
            let proposals = try await shop.run(ListProposals(brand: nil, limit: 100))
            #expect(proposals.common.map(\.persons) == [6])
            #expect(proposals.common.map(\.kind) == ["phone"])
            // Ten pairs of the first five; the sixth made it common.
            #expect(proposals.total == 10)
        }
    }

    @Test(arguments: TestEngine.available)
    func theShopsOwnPhoneNamesNobody(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            _ = try await shop.run(SettleBrand(brand: nil, name: "shop.contacts", value: "139-1234-5678"))
            let phone = Self.key(.phone, "13912345678")
            try await shop.tell([
                Self.order("1", [Self.key(.nick, "lin"), phone], phone: "13912345678"),
                Self.there(Self.order("2", [phone], phone: "13912345678")),
                Self.order("3", [Self.key(.nick, "wang")], phone: "13912345678"),
            ])
            #expect(try await shop.joinings().isEmpty)
            let proposals = try await shop.run(ListProposals(brand: nil, limit: 10))
            #expect(proposals.total == 0)
            #expect(proposals.common.isEmpty)
            let list = try await shop.run(ListCustomers(brand: nil, matching: nil, limit: nil))
            #expect(list.total == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func whoSignsInIsWhoeverUsedTheDevice(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let (lin, device) = (Self.key(.account, "lin"), Self.key(.anonymous, "device-1"))
            try await shop.tell([Self.order("1", [lin])])
            let look = StatedBehaviour(number: "L1", kind: .visited, buyers: [device], occurredAt: Self.day)
            try await shop.tell([.behaviour(store: "A", look)])
            #expect(try await shop.joinings().isEmpty)
            let signedIn = StatedBehaviour(number: "L2", kind: .visited, buyers: [lin, device], occurredAt: Self.day)
            try await shop.tell([.behaviour(store: "A", signedIn)])
            #expect(try await shop.joinings().map(\.cause) == [.rule])
        }
    }

    @Test(arguments: TestEngine.available)
    func aDeviceOfManyTellsNobodyApart(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let device = Self.key(.anonymous, "till")
            for number in 1...8 {
                let buyer = Self.key(.account, "b\(number)")
                let seen = StatedBehaviour(
                    number: "L\(number)", kind: .visited, buyers: [buyer, device], occurredAt: Self.day)
                try await shop.tell([Self.order("\(number)", [buyer]), .behaviour(store: "A", seen)])
            }
            let proposals = try await shop.run(ListProposals(brand: nil, limit: 100))
            #expect(proposals.common.map(\.kind) == ["anonymous"])
            #expect(proposals.common.map(\.persons) == [6])
            // Whose it was first was joined or asked about four times; from the sixth on nobody is.
            #expect(proposals.total == 4)
        }
    }

    @Test(arguments: TestEngine.available)
    func whoIsOneByWhateverWayIsProposedNoMore(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let (lin, wang) = (Self.key(.nick, "lin"), Self.key(.nick, "wang"))
            try await shop.tell([
                Self.order("1", [lin], phone: "13912345678"), Self.order("2", [wang], phone: "13912345678"),
            ])
            #expect(try await shop.run(ListProposals(brand: nil, limit: 10)).total == 1)
            let merge = ToldMerge(store: "A", buyer: lin, otherStore: "A", otherBuyer: wang)
            try await shop.tell([.merge(merge)])
            #expect(try await shop.joinings().map(\.cause) == [.told])
            #expect(try await shop.run(ListProposals(brand: nil, limit: 10)).total == 0)
            // What the brand's own people took back no source brings again; what a source took back it may.
            let person = shop.installation.outerIDs.shown(1, prefix: "c")
            _ = try await shop.run(UnmergeCustomers(person, brand: nil))
            let again = try await shop.run(
                TellEvents(brand: nil, [.merge(merge)], statedAt: Instant(seconds: 1_770_000_000)))
            #expect(again.doubted == 1)
            #expect(try await shop.joinings().filter(\.stands).isEmpty)
            _ = try await shop.run(
                MergeCustomers(person, shop.installation.outerIDs.shown(2, prefix: "c"), reason: nil, brand: nil))
            try await shop.tell([.part(merge)])
            #expect(try await shop.joinings().filter(\.stands).isEmpty)
        }
    }

    @Test(arguments: TestEngine.available)
    func whomSomebodyPartedNoRuleJoinsAgain(_ engine: TestEngine) async throws {
        try await Self.open(engine) { shop in
            let phone = Self.key(.phone, "13912345678")
            let card = Self.key(.memberCard, "M7")
            try await shop.tell([Self.order("1", [phone])])
            try await shop.tell([Self.there(Self.order("2", [phone]))])
            let joining = try #require(try await shop.joinings().first)
            let name = shop.installation.outerIDs.shown(joining.id.raw, prefix: "m")
            let outcome = try await shop.run(UnmergeCustomers(name, brand: nil))
            #expect(outcome.parted == 1)
            #expect(outcome.persons.count == 2)
            #expect(try await shop.run(UnmergeCustomers(name, brand: nil)).parted == 0)
            try await shop.tell([Self.order("3", [phone]), Self.there(Self.order("4", [phone]))])
            #expect(try await shop.joinings().count == 1)
            // Further evidence is for somebody to weigh.
            try await shop.tell([Self.order("5", [phone, card]), Self.there(Self.order("6", [phone, card]))])
            #expect(try await shop.joinings().count == 1)
            #expect(try await shop.run(ListProposals(brand: nil, limit: 10)).lines.map(\.evidence) == [.sameIdentity])
        }
    }
}

extension Workshop {
    func tell(_ events: [ToldEvent]) async throws {
        _ = try await run(TellEvents(brand: nil, events, statedAt: Instant(seconds: 1_770_000_000)))
    }

    /// Every joining of the brand.
    func joinings() async throws -> [Joining] {
        try await installation.database.read { tx in
            let everybody = try tx.all("SELECT id FROM customers ORDER BY id") { ID<Customer>($0.int64(0)) }
            return try Joinings.of(everybody, brand: ID(1), in: tx)
        }
    }
}
