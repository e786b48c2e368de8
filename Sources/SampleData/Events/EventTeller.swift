import Shop

/// Tells lives as events: plain numbers become what importers state.
struct EventTeller {
    let plan: LifePlan
    let numbers: NumberText
    let products: StatedProducts

    init(plan: LifePlan, products: StatedProducts) {
        self.plan = plan
        self.products = products
        numbers = NumberText(seed: plan.seed)
    }

    func tell(_ life: SampleLife, to events: inout [SampleEvent]) {
        let names = LifeNames(life.person, plan)
        for place in life.orders.indices { tell(life.orders[place], life, names, &events) }
        for refund in life.refunds {
            events.append(.statement(store: refund.store, .refund(stated(refund, life, names))))
        }
        for review in life.reviews { tell(review, life, names, &events) }
        for behaviour in life.behaviours {
            events.append(.behaviour(store: behaviour.store, stated(behaviour, names)))
        }
        if var known = PersonFactTeller(life, names, plan, numbers) { known.tell(to: &events) }
        tellMerge(life, names, &events)
    }

    private func tell(
        _ order: SampleOrder, _ life: SampleLife, _ names: LifeNames, _ events: inout [SampleEvent]
    ) {
        let store = plan.stores[order.store]
        let number = numbers.order(order, store.platform)
        let words = OrderWords(order, seed: plan.seed)
        let own = names.in(order.store)
        var stated = StatedOrder(number: number, kind: order.kind, currency: store.currency)
        stated.status = order.status
        stated.times = order.times
        stated.amounts = .told(order.amounts)
        if order.isClaimed {
            stated.buyers = own.keys
            stated.personal =
                order.recipient == 0 ? own.personal : own.names.recipient(names.recipient(order.recipient, store))
        }
        if let message = words.message { stated.personal.append(PersonalValue(kind: .buyerMessage, text: message)) }
        if let memo = words.memo { stated.personal.append(PersonalValue(kind: .merchantMemo, text: memo)) }
        var lines: [StatedLine] = []
        lines.reserveCapacity(order.lines.count)
        for (place, line) in life.lines[order.lines].enumerated() {
            lines.append(self.stated(line, key: numbers.line(order.serial, place), order.store))
        }
        stated.lines = .whole(lines)
        stated.origin = order.host.map { OrderWords.hosts[$0] }
        if order.amounts.goods == 0 { stated.leftOut = .onlyGifts }
        events.append(.statement(store: order.store, .order(stated)))
        if let reason = order.nature.mark {
            events.append(.leftOut(store: order.store, orderNumber: number, reason))
        }
    }

    private func stated(_ line: SampleLine, key: LineKey, _ store: Int) -> StatedLine {
        StatedLine(
            key: key, product: products.product(line.article, line.variant, in: store), quantity: line.quantity,
            unitPrice: Millionths(line.unitMinor * plan.stores[store].currency.millionthsPerMinor),
            isGift: line.isGift)
    }

    func stated(_ refund: SampleRefund, _ life: SampleLife, _ names: LifeNames) -> StatedRefund {
        let store = plan.stores[refund.store]
        let order = refund.order.map { life.orders[$0] }
        let isClaimed = order?.isClaimed ?? true
        let content: RefundContent =
            if let line = refund.line {
                .lines([stated(line, key: numbers.line(refund.serial, 32), refund.store)])
            } else {
                .amount(minor: refund.minor)
            }
        return StatedRefund(
            number: numbers.refund(refund), orderNumber: order.map { numbers.order($0, store.platform) },
            kind: refund.kind, phase: refund.phase, reason: OrderWords.reason(refund), occurredAt: refund.occurred,
            currency: store.currency, buyers: isClaimed ? names.in(refund.store).keys : [], content: content)
    }

    private func tell(
        _ review: SampleReview, _ life: SampleLife, _ names: LifeNames, _ events: inout [SampleEvent]
    ) {
        let order = life.orders[review.order]
        let store = plan.stores[order.store]
        let line = life.lines[order.lines.lowerBound]
        let stated = StatedReview(
            number: numbers.review(order), orderNumber: numbers.order(order, store.platform),
            buyers: order.isClaimed ? names.in(order.store).keys : [],
            product: products.product(line.article, line.variant, in: order.store), stars: Int64(review.stars),
            occurredAt: review.occurred,
            personal: [PersonalValue(kind: .review, text: OrderWords.review(review, order, store.wording))])
        events.append(.statement(store: order.store, .review(stated)))
    }

    private func stated(_ behaviour: SampleBehaviour, _ names: LifeNames) -> StatedBehaviour {
        let own = names.in(behaviour.store)
        return StatedBehaviour(
            number: numbers.behaviour(behaviour), kind: behaviour.kind,
            buyers: own.keys.isEmpty ? [own.names.anonymous] : own.keys,
            product: behaviour.article.map { products.product($0, behaviour.variant, in: behaviour.store) },
            occurredAt: behaviour.occurred)
    }

    /// Who buys in two stores is found out, mostly, some days after the later of both first orders.
    private func tellMerge(_ life: SampleLife, _ names: LifeNames, _ events: inout [SampleEvent]) {
        guard let second = life.person.second,
            let one = life.orders.first(where: { $0.store == life.person.home && $0.isClaimed }),
            let other = life.orders.first(where: { $0.store == second && $0.isClaimed }),
            let first = names.in(life.person.home).keys.first, let last = names.in(second).keys.first
        else { return }
        let chance = SeededGenerator.mixed(UInt64(life.person.number) ^ plan.seed)
        let moment = max(one.placed, other.placed).later(days: Double(1 + chance >> 32 % 20))
        guard chance % 10 < 7, moment <= plan.end else { return }
        let merge = SampleMerge(
            firstStore: life.person.home, first: first, secondStore: second, second: last, occurredAt: moment)
        events.append(.merge(merge))
        guard (chance >> 8) % 40 == 0, moment.later(days: 9) <= plan.end else { return }
        events.append(
            .unmerge(
                SampleMerge(
                    firstStore: merge.firstStore, first: first, secondStore: second, second: last,
                    occurredAt: moment.later(days: 9))))
    }
}
