import Access
import Customers
import Facts
import Operations
import Shop

extension Agency {
    /// Everything that somebody may change of customers and of orders, done once.
    func changePeople(as caller: Caller) async throws {
        let soap = StoreVisit.Item(
            product: StatedProduct(code: "SOAP", title: "Soap"), quantity: 1, unitPrice: Millionths(9_900_000))
        for (name, platform) in [("网店", Platform.shopify), ("街店", .physical)] {
            _ = try await run(AddStore(name: name, platform: platform, brand: nil), as: caller)
        }
        let events = [
            ("1", "13900000001"), ("2", "13900000001"), ("3", "13900000003"), ("4", "13900000003"), ("5", ""),
        ]
        .map { number, phone in
            ToldEvent.statement(
                store: "网店",
                .order(
                    StatedOrder(
                        number: number, status: .paid, times: OrderTimes(placed: shop.now, paid: shop.now),
                        currency: .cny, amounts: .told(OrderAmounts(paid: 100)),
                        buyers: [BuyerKey(kind: .nick, value: "n" + number)],
                        personal: phone.isEmpty ? [] : [PersonalValue(kind: .phone, text: phone)])))
        }
        _ = try await run(TellEvents(brand: nil, events, statedAt: shop.now), as: caller)
        for (place, line) in try await run(ListProposals(brand: nil, limit: 9), as: caller).lines.enumerated() {
            _ = try await run(DecideProposal(name: line.name, accepts: place == 0, brand: nil), as: caller)
        }
        let people = try await run(ListCustomers(brand: nil, matching: nil, limit: nil), as: caller).lines.map(\.id)
        let merged = try await run(MergeCustomers(people[0], people[1], reason: nil, brand: nil), as: caller)
        _ = try await run(UnmergeCustomers(merged.joining ?? merged.survivor, brand: nil), as: caller)
        _ = try await run(DefineTrait(TraitDefinition(name: "size", form: .text), brand: nil), as: caller)
        _ = try await run(SetTrait(people[0], name: "size", to: "M", brand: nil), as: caller)
        _ = try await run(RemoveTrait("size", brand: nil), as: caller)
        _ = try await run(TagCustomer(people[0], tag: "VIP", isOn: true, brand: nil), as: caller)
        let risk = try await run(
            NoteRisk(.blacklist, of: people[0], evidence: [], reason: nil, until: nil, brand: nil), as: caller)
        _ = try await run(LiftRisk(risk, brand: nil), as: caller)
        let rule = try await run(SaveLeftOutRule(LeftOutDraft(.free, as: .resend), brand: nil), as: caller).name
        _ = try await run(RemoveLeftOutRule(rule, brand: nil), as: caller)
        _ = try await run(MarkOrders(["1"], store: "网店", as: .staff, brand: nil), as: caller)
        let visit = StoreVisit(.known(people[0]), store: nil, key: "one", items: [soap])
        _ = try await run(RecordStoreVisit(visit, brand: nil), as: caller)
    }
}
