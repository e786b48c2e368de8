import Shop

/// Reads lives as files tell them.
struct OrderTeller {
    let plan: LifePlan
    let store: Int
    private let numbers: NumberText
    private let products: StatedProducts

    init(plan: LifePlan, store: Int) {
        self.plan = plan
        self.store = store
        numbers = NumberText(seed: plan.seed)
        products = StatedProducts(catalogue: plan.catalogue, stores: plan.stores)
    }

    func forEachOrder(of life: SampleLife, _ body: (ToldOrder) throws -> Void) rethrows {
        guard life.orders.contains(where: { $0.store == store }) else { return }
        let names = LifeNames(life.person, plan)
        let own = names.in(store)
        for (place, order) in life.orders.enumerated() where order.store == store {
            try body(
                ToldOrder(
                    order: order, number: numbers.order(order, plan.stores[store].platform),
                    store: plan.stores[store], storePlace: store, lines: life.lines[order.lines],
                    refund: life.refunds.first { $0.order == place }, buyer: own.names,
                    keys: order.isClaimed ? own.keys : [],
                    recipient: order.recipient == 0
                        ? own.names.words : names.recipient(order.recipient, plan.stores[store]),
                    words: OrderWords(order, seed: plan.seed), products: products))
        }
    }

    func forEachRefund(of life: SampleLife, _ body: (StatedRefund, _ minor: Int64) throws -> Void) rethrows {
        guard life.refunds.contains(where: { $0.store == store }) else { return }
        let teller = EventTeller(plan: plan, products: products)
        let names = LifeNames(life.person, plan)
        for refund in life.refunds where refund.store == store {
            try body(teller.stated(refund, life, names), refund.minor)
        }
    }
}
