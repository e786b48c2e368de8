package import Access
import Customers
import Database
package import Facts
package import Shop

/// What a rule would leave out, before anybody keeps it. It looks into memos, so it takes what keeping it takes.
package struct PreviewLeftOutRule: BrandOperation {
    package static let permission = Permission.changeBrand
    private let draft: LeftOutDraft
    package let brand: String?

    package init(_ draft: LeftOutDraft, brand: String?) {
        self.draft = draft
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> LeftOutChange {
        let stores = try await installation.database.read { try Stores.all(of: brand.id, in: $0).map(\.id) }
        let rule = draft.rule(installation.keys, brand: brand.id)
        if let problem = LeftOutRules.problem(of: rule) { throw FactsError.badRule(problem) }
        let kept = KeptLeftOutRule(id: ID(0), rule: rule, madeAt: now)
        var change = LeftOutChange(money: Money(minor: 0, brand.currency))
        var persons: Set<ID<Customer>> = []
        var held: [Int64: ID<Customer>?] = [:]
        var last: Int64 = 0
        while true {
            let after = last
            let (read, found, next) = try await installation.database.read { tx in
                let desk = try LeftOutDesk(
                    installation.keys, brand: brand.id, stores: stores, by: [kept], in: tx)
                let page = try OrderGlimpses.page(after: after, limit: LeftOutDraft.page, brand: brand.id, in: tx)
                let found = try desk.seen(page, in: tx).filter { LeftOutRules.holds(rule, of: $0) }
                let survivors = try Merges.survivors(of: found.compactMap(\.customer), brand: brand.id, in: tx)
                return (page.count, found.map { ($0, $0.customer.flatMap { survivors[$0] }) }, page.last?.id)
            }
            for (order, survivor) in found {
                held[order.id] = .some(order.customer)
                if let survivor { persons.insert(survivor) }
            }
            guard let next, read == LeftOutDraft.page else { break }
            last = next
        }
        change.orders = held.count
        change.persons = persons.count
        change.money = try await money(of: held, brand, in: installation, at: now)
        return change
    }

    /// What the brand's figures lose: paid for purchases in its currency, less what was given back.
    private func money(
        of held: [Int64: ID<Customer>?], _ brand: Brand, in installation: Installation, at now: Instant
    ) async throws -> Money {
        guard !held.isEmpty else { return Money(minor: 0, brand.currency) }
        let customers = held.values.compactMap { $0 }
        let isAnyNameless = customers.count < held.count
        let end = now.advanced(milliseconds: 1)
        let sum = try await installation.database.read { tx in
            var sum: Int128 = 0
            let add = { (order: OrderRecord) in
                guard held[order.id.raw] != nil, order.purchasedAt != nil, order.version.currency == brand.currency
                else { return }
                sum += Int128((order.version.amounts.paid ?? 0) - order.refunded)
            }
            if isAnyNameless {
                try OrderHistory.forEach(brand: brand.id, refundsBefore: end, in: tx, add)
            } else {
                try OrderHistory.forEach(brand: brand.id, customers: customers, refundsBefore: end, in: tx, add)
            }
            return sum
        }
        return Money(minor: Int64(clamping: sum), brand.currency)
    }
}

/// A rule as it is asked for: staff are named by what they are known by, which is kept as keyed hashes alone.
package struct LeftOutDraft: Sendable {
    /// How many orders are looked at in one transaction.
    static let page = 500

    private let kind: LeftOutRule.Kind
    private let words: [String]
    private let reason: LeftOutReason
    private let staff: [BuyerKey]

    /// - Parameters:
    ///   - words: colours of flags in any language.
    ///   - reason: the kind's usual one where nobody says.
    package init(_ kind: LeftOutRule.Kind, _ words: [String] = [], as reason: LeftOutReason? = nil) {
        self.kind = kind
        self.words = kind == .flag ? words.map { OrderFlag(text: $0)?.rawValue ?? $0 } : words
        self.reason = reason ?? kind.usualReason
        staff = []
    }

    package init(staff: [BuyerKey]) {
        kind = .staff
        words = []
        reason = .staff
        self.staff = staff
    }

    func rule(_ keys: Keys, brand: ID<Brand>) -> LeftOutRule {
        let identities = Identities(keys, brand: brand)
        return LeftOutRule(kind, kind == .staff ? staff.map(identities.hashed) : words, as: reason)
    }
}

/// Keeps a rule: what it holds for is left out, of what is known and of what will come.
package struct SaveLeftOutRule: BrandOperation {
    package static let permission = Permission.changeBrand
    package static let audited = Audited.change([.leftOutRuleSaved])
    private let draft: LeftOutDraft
    package let brand: String?

    package init(_ draft: LeftOutDraft, brand: String?) {
        self.draft = draft
        self.brand = brand
    }

    /// - Returns: `l_…`, and how many orders are left out by it now that were not.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> (name: String, orders: Int) {
        let brand = brand.id
        let (stores, kept) = try await installation.database.write { tx in
            let kept = try LeftOutRuleBook.keep(
                draft.rule(installation.keys, brand: brand), brand: brand, at: now, in: tx)
            AuditLog.append(
                AuditEntry(
                    .leftOutRuleSaved, by: rights.caller, brand: brand, of: AuditSubject(.rule, kept.id.raw), at: now),
                in: tx)
            return (try Stores.all(of: brand, in: tx).map(\.id), kept)
        }
        var (last, count): (Int64, Int) = (0, 0)
        while true {
            let after = last
            let (read, marked, next) = try await installation.database.write { tx in
                // Somebody may have taken it away meanwhile.
                guard try LeftOutRuleBook.stands(kept.id, brand: brand, in: tx) else { return (0, 0, Int64?.none) }
                let desk = try LeftOutDesk(
                    installation.keys, brand: brand, stores: stores, by: [kept], in: tx)
                let page = try OrderGlimpses.page(after: after, limit: LeftOutDraft.page, brand: brand, in: tx)
                return (page.count, try desk.apply(to: page, at: now, in: tx), page.last?.id)
            }
            count += marked
            guard let next, read == LeftOutDraft.page else { break }
            last = next
        }
        return (installation.outerIDs.shown(kept.id.raw, prefix: "l"), count)
    }
}

/// Takes a rule away with all that it left out: what nobody has spoken of since is as its source says, or as another rule
/// that stands has it.
package struct RemoveLeftOutRule: BrandOperation {
    package static let permission = Permission.changeBrand
    package static let audited = Audited.change([.leftOutRuleRemoved])
    private let name: String
    package let brand: String?

    /// - Parameter name: `l_…`
    package init(_ name: String, brand: String?) {
        self.name = name
        self.brand = brand
    }

    /// - Returns: how many orders it had left out.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Int {
        guard let raw = installation.outerIDs.id(name, prefix: "l") else { throw FactsError.noSuchRule }
        let brand = brand.id
        let stores = try await installation.database.write { tx in
            // One that was removed before has what it left out taken back to the end.
            if try LeftOutRuleBook.remove(ID(raw), brand: brand, at: now, in: tx) {
                AuditLog.append(
                    AuditEntry(
                        .leftOutRuleRemoved, by: rights.caller, brand: brand, of: AuditSubject(.rule, raw), at: now),
                    in: tx)
            } else if try !LeftOutRuleBook.leavesOut(ID(raw), brand: brand, in: tx) {
                throw FactsError.noSuchRule
            }
            return try Stores.all(of: brand, in: tx).map(\.id)
        }
        var count = 0
        while true {
            let taken = try await installation.database.write { tx in
                let taken = try LeftOutRuleBook.takeBack(
                    ID(raw), limit: LeftOutDraft.page, brand: brand, at: now, in: tx)
                let desk = try LeftOutDesk(installation.keys, brand: brand, stores: stores, in: tx)
                _ = try desk.apply(to: OrderGlimpses.of(taken, brand: brand, in: tx), at: now, in: tx)
                return taken.count
            }
            guard taken > 0 else { return count }
            count += taken
        }
    }
}

/// The rules that stand.
package struct ListLeftOutRules: BrandOperation {
    package static let permission = Permission.readBrand
    package let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    /// Each with its `l_…`, the oldest first.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [(name: String, kept: KeptLeftOutRule)] {
        try await installation.database.read { tx in
            try LeftOutRuleBook.all(brand: brand.id, in: tx).map {
                (installation.outerIDs.shown($0.id.raw, prefix: "l"), $0)
            }
        }
    }
}

/// Leaves orders out by hand, or has them count whatever their source says.
package struct MarkOrders: BrandOperation {
    package static let permission = Permission.changeCustomers
    package static let audited = Audited.change([.ordersMarked])
    private static let mostAtOnce = 500
    private let numbers: [String]
    private let store: String?
    private let reason: LeftOutReason?
    package let brand: String?

    /// - Parameters:
    ///   - store: may be left out where the brand has one.
    ///   - reason: nil to have them count.
    package init(_ numbers: [String], store: String?, as reason: LeftOutReason?, brand: String?) {
        self.numbers = numbers
        self.store = store
        self.reason = reason
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> (changed: Int, unknown: [String]) {
        let brand = brand.id
        let named = try await installation.database.read { tx in
            let stores = try Stores.all(of: brand, in: tx)
            guard let store else {
                guard stores.count < 2 else { throw AccessError.storeNotNamed(known: stores.map(\.name)) }
                guard let only = stores.first else { throw AccessError.noSuchStore(name: "", known: []) }
                return only.id
            }
            guard let found = stores.first(where: { $0.name == store }) else {
                throw AccessError.noSuchStore(name: store, known: stores.map(\.name))
            }
            return found.id
        }
        var (changed, unknown): (Int, [String]) = (0, [])
        for some in numbers.inLists(of: Self.mostAtOnce) {
            let outcome = try await installation.database.write { tx in
                let outcome = try OrderMarks.mark(some, of: named, as: reason, brand: brand, at: now, in: tx)
                if outcome.changed > 0 {
                    AuditLog.append(
                        AuditEntry(
                            .ordersMarked, by: rights.caller, brand: brand, of: AuditSubject(.store, named.raw), at: now
                        ),
                        in: tx)
                }
                return outcome
            }
            changed += outcome.changed
            unknown += outcome.unknown
        }
        return (changed, unknown)
    }
}
