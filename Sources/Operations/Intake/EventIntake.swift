import Access
import Customers
import Database
import Facts
import Imports
import Shop

/// Writes what new messages of one store mean. It joins the rooms: who did it, what they did, what is told of them.
struct EventIntake: Sendable {
    let brand: Brand
    let store: ID<Store>
    let keys: Keys
    let receivedAt: Instant

    /// - Returns: how many traits meant nothing.
    func record(_ meanings: [EventMeaning], in tx: WriteTransaction) throws -> Int {
        let context = try JoinContext.find(brand, in: tx)
        let told = try resolved(meanings, in: tx)
        let customers = try BuyerDesk(keys: keys, brand: brand.id, context: context).settle(
            told.map(\.buyers), seenAt: told.map(\.occurredAt), store: store, statedAt: receivedAt, at: receivedAt,
            in: tx
        ).buyers.customers
        var behaviours: [BehaviourEntry] = []
        var persons: [(person: EventPerson, customer: ID<Customer>)] = []
        var statements: [Statement] = []
        for (told, customer) in zip(told, customers) {
            switch told.meaning {
            case .behaviour(let behaviour): behaviours.append(BehaviourEntry(behaviour: behaviour, customer: customer))
            case .person(let person):
                if !person.customer.personal.isEmpty { statements.append(.customer(person.customer)) }
                if let customer { persons.append((person, customer)) }
            case .review(let review): statements.append(.review(review))
            case .sale, .alias, .nothing: break
            }
        }
        var products = ProductDirectory()
        try Behaviours.recordNew(behaviours, from: source(receivedAt), products: &products, in: tx)
        if !statements.isEmpty { try tell(statements, statedAt: receivedAt, context, in: tx) }
        try sell(told.map(\.meaning), context, in: tx)
        return try EventTraitDesk(brand: brand.id, store: store, receivedAt: receivedAt).hear(persons, in: tx)
    }

    private struct Told {
        let meaning: EventMeaning
        let buyers: [BuyerKey]
        let occurredAt: Instant
    }

    /// Who each is of. What an alias names before is an account where the store knows it as one, or the same call does;
    /// else the id of a device.
    private func resolved(_ meanings: [EventMeaning], in tx: ReadTransaction) throws -> [Told] {
        let identities = Identities(keys, brand: brand.id)
        var accounts: Set<String>?
        return try meanings.map { meaning in
            guard case .alias(let alias) = meaning else {
                return Told(meaning: meaning, buyers: meaning.buyers, occurredAt: meaning.occurredAt)
            }
            let named =
                accounts
                ?? Set(meanings.flatMap(\.buyers).filter { $0.kind == .account }.map(\.value))
            accounts = named
            let account = BuyerKey(kind: .account, value: alias.previous)
            let isAccount =
                try named.contains(alias.previous) || identities.known(account, store: store, in: tx) != nil
            let previous = isAccount ? account : BuyerKey(kind: .anonymous, value: alias.previous)
            return Told(meaning: meaning, buyers: alias.buyers + [previous], occurredAt: alias.occurredAt)
        }
    }

    private func tell(
        _ statements: [Statement], statedAt: Instant, _ context: JoinContext, in tx: WriteTransaction
    ) throws {
        let batch = ImportBatch(
            statements: statements, source: source(statedAt), keys: keys, isDryRun: false, context: context)
        _ = try batch.apply(products: ProductDirectory(), in: tx)
    }

    /// Each order with its own age. One that is known to have been paid is told no other time of it: pages that say “thank
    /// you” are opened again, and a shop's server tells what its page told.
    private func sell(_ meanings: [EventMeaning], _ context: JoinContext, in tx: WriteTransaction) throws {
        for case .sale(var statement, let moment) in meanings {
            if case .order(var order) = statement, order.times.paid != nil,
                try OrderHistory.paid(among: [order.number], store: store, brand: brand.id, in: tx)
                    .contains(order.number)
            {
                order.times.placed = nil
                order.times.paid = nil
                statement = .order(order)
            }
            try tell([statement], statedAt: moment, context, in: tx)
        }
    }

    private func source(_ statedAt: Instant) -> StatementSource {
        StatementSource(brand: brand.id, store: store, statedAt: statedAt, recordedAt: receivedAt)
    }
}

extension EventMeaning {
    /// Without the previous name of an alias.
    fileprivate var buyers: [BuyerKey] {
        switch self {
        case .behaviour(let behaviour): behaviour.buyers
        case .sale(let statement, _): statement.buyers
        case .review(let review): review.buyers
        case .person(let person): person.customer.buyers
        case .alias(let alias): alias.buyers
        case .nothing: []
        }
    }

    fileprivate var occurredAt: Instant {
        switch self {
        case .behaviour(let behaviour): behaviour.occurredAt
        case .sale(_, let moment): moment
        case .review(let review): review.occurredAt
        case .person(let person): person.occurredAt
        case .alias(let alias): alias.occurredAt
        case .nothing: Instant(milliseconds: 0)
        }
    }
}
