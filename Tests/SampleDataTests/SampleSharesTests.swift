import SampleData
import Shop
import Testing

/// Everything that a brand has to deal with is there, and about as often as it should be.
struct SampleSharesTests {
    private static let orders = Brands.orders(of: Brands.large)
    private static let events = Brands.large.events(of: Brands.large.persons)

    private func share(_ isMeant: (SampleOrder) -> Bool) -> Double {
        Double(Self.orders.count(where: isMeant)) / Double(Self.orders.count)
    }

    @Test func whatIsKnownOfPersonsIsOfBuyersAlone() {
        var buyers: Set<[BuyerKey]> = []
        var told: [String: Int] = [:]
        var numbers: Set<String> = []
        for event in Brands.small.events(of: Brands.small.persons) {
            switch event {
            case .statement(_, .order(let order)): buyers.insert(order.buyers)
            case .person(_, let fact):
                #expect(!fact.buyers.isEmpty && buyers.contains(fact.buyers))
                #expect(numbers.insert(fact.number).inserted)
                told[fact.content.name, default: 0] += 1
            case .statement, .behaviour, .leftOut, .merge, .unmerge: continue
            }
        }
        #expect(Set(told.keys) == ["tag", "trait", "consent", "interaction"])
        #expect(told.values.allSatisfy { $0 > 100 }, "\(told)")
    }

    @Test func everyStoreHasItsShare() {
        for (place, range) in [0.3...0.52, 0.12...0.26, 0.07...0.2, 0.07...0.19, 0.04...0.14, 0.03...0.12].enumerated()
        {
            #expect(range.contains(share { $0.store == place }), "\(place)")
        }
    }

    @Test func ordersOfAllKindsAreThere() {
        #expect((0.003...0.03).contains(share { $0.kind == .presale }))
        #expect((0.06...0.2).contains(share { $0.kind == .group }))
        #expect((0.004...0.03).contains(share { $0.kind == .cashOnDelivery }))
        #expect((0.02...0.09).contains(share { $0.amounts.paid == nil }))
        #expect((0.04...0.16).contains(share { $0.host != nil }))
        #expect((0.04...0.2).contains(share { !$0.isClaimed }))
        #expect((0.6...0.93).contains(share(\.isPurchase)))
    }

    @Test func ordersThatAreNoSalesAreMarked() {
        var marks: [LeftOutReason: Int] = [:]
        var unmarked = 0
        for event in Self.events {
            switch event {
            case .leftOut(_, _, let reason): marks[reason, default: 0] += 1
            case .statement(_, .order(let order)): unmarked += order.leftOut == .onlyGifts ? 1 : 0
            case .statement, .behaviour, .person, .merge, .unmerge: continue
            }
        }
        #expect((100...600).contains(marks[.brushing] ?? 0), "\(marks)")
        #expect((5...200).contains(marks[.staff] ?? 0))
        #expect((40...300).contains(marks[.priceDifference] ?? 0))
        #expect((1...60).contains(marks[.test] ?? 0))
        #expect((10...200).contains(marks[.resend] ?? 0))
        #expect((20...400).contains(unmarked))
    }

    @Test func halfOfTheBrushingSaysSoInItsMemo() {
        var told = 0
        for event in Self.events {
            guard case .statement(_, .order(let order)) = event else { continue }
            let memo = order.personal.first { $0.kind == .merchantMemo }?.text ?? ""
            if memo.contains("刷单") || memo.contains("补单") || memo.contains("空包") { told += 1 }
        }
        let all = Self.orders.count { if case .brushing = $0.nature { true } else { false } }
        #expect((0.35...0.65).contains(Double(told) / Double(all)))
    }

    @Test func refundsOfAllKindsAndPhasesAreThere() {
        var found: Set<String> = []
        var nameless = 0
        var count = 0
        for event in Self.events {
            guard case .statement(_, .refund(let refund)) = event else { continue }
            found.insert("\(refund.kind) \(refund.phase)")
            nameless += refund.orderNumber == nil ? 1 : 0
            count += 1
        }
        let after: [RefundKind] = RefundKind.allCases
        for kind in after {
            #expect(found.contains("\(kind) \(RefundPhase.delivered)"))
            #expect(found.contains("\(kind) \(RefundPhase.afterConfirmation)"))
        }
        #expect(found.contains("\(RefundKind.moneyOnly) \(RefundPhase.unshipped)"))
        #expect(found.contains("\(RefundKind.goodsReturned) \(RefundPhase.shipped)"))
        #expect(nameless >= 5)
        #expect((0.05...0.13).contains(Double(count) / Double(Self.orders.count)))
    }

    @Test func linesAreGiftsOrCostSomething() {
        var gifts = 0
        for event in Self.events {
            guard case .statement(_, .order(let order)) = event else { continue }
            for line in order.lines.all {
                #expect(line.isGift == (line.unitPrice == .zero))
                #expect(line.quantity > 0)
                gifts += line.isGift ? 1 : 0
            }
        }
        #expect(gifts > 500)
    }

    @Test func resellersSendToManyRecipients() {
        var recipients: [BuyerKey: Set<String>] = [:]
        for event in Self.events {
            guard case .statement(_, .order(let order)) = event, let buyer = order.buyers.first,
                let address = order.personal.first(where: { $0.kind == .address })
            else { continue }
            recipients[buyer, default: []].insert(address.text)
        }
        #expect((1...20).contains(recipients.values.count { $0.count > 5 }))
        #expect(recipients.values.count { $0.count == 1 } > recipients.count * 9 / 10)
    }

    @Test func behavioursAreTwiceTheOrders() {
        var kinds: [BehaviourKind: Int] = [:]
        for event in Self.events {
            if case .behaviour(_, let behaviour) = event { kinds[behaviour.kind, default: 0] += 1 }
        }
        let all = kinds.values.reduce(0, +)
        #expect((1.7...2.4).contains(Double(all) / Double(Self.orders.count)))
        #expect((0.35...0.6).contains(Double(kinds[.viewed] ?? 0) / Double(all)))
        for kind in [BehaviourKind.searched, .added, .favourited, .followed, .unfollowed] {
            #expect((kinds[kind] ?? 0) > 20, "\(kind)")
        }
    }

    @Test func reviewsHaveStarsOfAllKindsMostlyGood() {
        var stars: [Int64: Int] = [:]
        for event in Self.events {
            if case .statement(_, .review(let review)) = event { stars[review.stars, default: 0] += 1 }
        }
        let all = stars.values.reduce(0, +)
        #expect(Set(stars.keys) == [1, 2, 3, 4, 5])
        #expect((0.6...0.9).contains(Double(stars[5] ?? 0) / Double(all)))
        #expect((0.04...0.12).contains(Double(all) / Double(Self.orders.count)))
    }

    @Test func somePeopleHaveTwoNamesAndAreMerged() {
        var merges = 0
        for event in Self.events {
            guard case .merge(let merge) = event else { continue }
            merges += 1
            #expect(merge.firstStore != merge.secondStore)
            #expect(merge.first != merge.second)
        }
        #expect((40...400).contains(merges))
    }

    @Test func hiddenNamesAreNeverStated() {
        for event in Self.events {
            guard case .statement(_, .order(let order)) = event else { continue }
            #expect(!order.buyers.contains { $0.value.contains("*") || $0.value.isEmpty })
            #expect(!order.personal.contains { $0.text.contains("*") || $0.text.isEmpty })
        }
    }

    @Test func westernStoresNameWesternPeopleAndTakeDollars() {
        for event in Self.events {
            guard case .statement(4, .order(let order)) = event else { continue }
            #expect(order.currency == .usd)
            #expect(order.lines.all.allSatisfy { $0.product.title.utf8.allSatisfy { $0 < 0xE0 } })
            #expect(order.personal.filter { $0.kind == .name }.allSatisfy { $0.text.contains(" ") })
        }
    }
}

extension StatedPersonFact.Content {
    fileprivate var name: String {
        switch self {
        case .tag: "tag"
        case .trait: "trait"
        case .consent: "consent"
        case .interaction: "interaction"
        }
    }
}
