import Customers
import Database
import Shop

/// Who the buyers of a batch are: found or made, what they told kept, and joined where it shows that two are one person.
struct BuyerDesk: Sendable {
    let keys: Keys
    let brand: ID<Brand>
    let context: JoinContext

    struct Settled {
        let buyers: FoundBuyers
        /// Those of whom a personal value was new.
        let told: Set<ID<Customer>>
    }

    /// - Parameters:
    ///   - seenAt: when each buyer was met, same order.
    ///   - moments: when what they are told of happened, where that is told: whoever was erased is known by it.
    ///   - values: what else is told of the buyers found.
    func settle(
        _ buyers: [[BuyerKey]], seenAt: [Instant], moments: [Instant?]? = nil, store: ID<Store>, statedAt: Instant,
        at now: Instant,
        in tx: WriteTransaction, values: (FoundBuyers) throws -> [OwnedValue] = { _ in [] }
    ) throws -> Settled {
        let found = try Identities(keys, brand: brand, besides: context.own).customers(
            of: buyers, seenAt: seenAt, moments: moments, store: store, statedAt: statedAt, at: now, in: tx)
        let fresh = try PersonalValues(keys, brand: brand).keep(
            Self.named(by: found, store) + values(found), in: tx)
        try JoinPass(keys: keys, brand: brand, context: context).join(found, fresh, store: store, at: now, in: tx)
        return Settled(buyers: found, told: Set(fresh.map(\.customer)))
    }

    /// The keys that are new of somebody: they are shown and searched like any name.
    private static func named(by found: FoundBuyers, _ store: ID<Store>) -> [OwnedValue] {
        let keys = found.tied.map { ($0.key, $0.customer) } + found.contested.map { ($0.key, $0.customer) }
        return keys.compactMap { key, customer in
            key.personal.map { OwnedValue(customer: customer, value: $0, order: nil, store: store) }
        }
    }
}

extension BuyerKey {
    /// How the key itself is kept, so that it can be shown and searched.
    var personal: PersonalValue? {
        let personal: PersonalKind? =
            switch kind {
            case .phone: .phone
            case .email: .email
            case .nick: .nick
            case .account, .wechatOpenID, .wechatUnionID: .account
            case .memberCard: .memberCard
            case .anonymous: nil
            }
        return personal.map { PersonalValue(kind: $0, text: value) }
    }
}
