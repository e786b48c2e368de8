import Operations
import SampleData
import Shop

/// What happened in a sample brand, in the words in which a database is told it.
struct SampleEvents: Sendable {
    let brand: SampleBrand
    /// Personal values, and what is known of persons, are left out, but for what ties buyers to stores.
    var isWithoutPersons = false

    /// The last moment of the brand's life: who is known by its last day is so by then, not the morning after.
    var end: Instant {
        brand.days.upperBound.adding(days: 1).start(in: SampleBrand.timeZone).advanced(milliseconds: -1)
    }

    /// What some persons did, and how many orders are in it.
    func lives(of persons: Range<Int>) -> (events: [ToldEvent], orders: Int) {
        let events = brand.events(of: persons).filter { !isWithoutPersons || !$0.isAboutPersons }
        return (events.map(told), events.count { $0.isOrder })
    }

    /// What the brand's stores sell.
    var products: [ToldEvent] {
        brand.stores.indices.flatMap { store in
            brand.products(of: store).map { .statement(store: brand.stores[store].name, .product($0)) }
        }
    }

    private func told(_ event: SampleEvent) -> ToldEvent {
        func name(_ store: Int) -> String { brand.stores[store].name }
        switch event {
        case .statement(let store, let statement):
            return .statement(store: name(store), isWithoutPersons ? nameless(statement) : statement)
        case .behaviour(let store, let behaviour): return .behaviour(store: name(store), behaviour)
        case .person(let store, let fact): return .person(store: name(store), fact)
        case .leftOut(let store, let number, let reason):
            return .leftOut(store: name(store), orderNumber: number, reason)
        case .merge(let merge): return .merge(told(merge))
        case .unmerge(let merge): return .part(told(merge))
        }
    }

    private func told(_ merge: SampleMerge) -> ToldMerge {
        ToldMerge(
            store: brand.stores[merge.firstStore].name, buyer: merge.first,
            otherStore: brand.stores[merge.secondStore].name, otherBuyer: merge.second)
    }

    private func nameless(_ statement: Statement) -> Statement {
        switch statement {
        case .order(var order):
            order.personal = []
            return .order(order)
        case .review(var review):
            review.personal = []
            return .review(review)
        case .customer(var customer):
            customer.personal = []
            return .customer(customer)
        case .refund, .product: return statement
        }
    }
}

extension SampleEvent {
    fileprivate var isAboutPersons: Bool {
        if case .person = self { true } else { false }
    }

    fileprivate var isOrder: Bool {
        switch self {
        case .statement(_, .order): true
        case .statement, .behaviour, .person, .leftOut, .merge, .unmerge: false
        }
    }
}
