import Columns
package import Database
import Facts
package import Shop

/// What a brand knows, in columns, as of one number of its log of facts. A value: whoever holds one can reckon from it while
/// others follow the facts.
package struct LiveBrand: Sendable {
    package let brand: Brand
    /// The newest fact that is in it.
    package private(set) var seq: Int64
    private(set) var people: LivePeople
    private(set) var shelf: LiveShelf
    /// Everybody, as they were when the columns were loaded.
    private(set) var base: LivePart
    /// Those who changed since.
    private(set) var tail = LivePart()
    private(set) var unclaimed: UnclaimedOrders
    private var clock: DayClock
    /// Whether it was read before somebody was erased whose words it may hold.
    private(set) var holdsErased = false
    /// Those who were erased: they are in no segment, whatever they bought.
    private(set) var erased: [Int64]
    /// Shared by all copies with the same base.
    let baseDays: BaseDays

    init(
        brand: Brand, seq: Int64, people: LivePeople, shelf: LiveShelf, base: LivePart, unclaimed: UnclaimedOrders,
        lists: PartLists = PartLists(), erased: [Int64] = []
    ) {
        self.brand = brand
        self.erased = erased
        self.seq = seq
        self.people = people
        self.shelf = shelf
        self.base = base
        self.unclaimed = unclaimed
        clock = DayClock(zone: brand.timeZone)
        baseDays = BaseDays(people, lists)
    }

    /// As it was when it was kept.
    init(brand: Brand, seq: Int64, kept: KeptColumns, erased: [Int64]) {
        self.init(
            brand: brand, seq: seq, people: kept.people, shelf: kept.shelf, base: kept.base, unclaimed: kept.unclaimed,
            erased: erased)
        tail = kept.tail
    }

    /// What of it is kept for the next start.
    var kept: KeptColumns {
        KeptColumns(people: people, shelf: shelf, base: base, tail: tail, unclaimed: unclaimed)
    }

    /// The memory that it holds, in bytes.
    package var bytes: Int {
        people.bytes + shelf.words.bytes + base.bytes + tail.bytes + unclaimed.bytes + baseDays.bytes
    }

    /// Those of nobody among them.
    package var orderCount: Int { base.orders.count + tail.orders.count + unclaimed.count }
    package var behaviourCount: Int { base.behaviours.count + tail.behaviours.count }
    package var lineCount: Int { base.lines.count + tail.lines.count }
    package var personCount: Int { people.count }

    /// What the brand sells under an id; nil for one unknown.
    package func product(_ id: ID<Product>) -> Product? {
        shelf.index(ofProduct: id.raw).map { shelf.products[Int($0)] }
    }

    /// Everything that the brand sells.
    package var products: [Product] { shelf.products }

    /// What orders came through, as live hosts.
    package var origins: [String] { shelf.origins }

    /// Whether so much has changed that loading anew is better than going on.
    var isWorn: Bool {
        holdsErased || tail.orders.count > max(10_000, base.orders.count / 100)
            || tail.behaviours.count > max(20_000, base.behaviours.count / 100)
            || tail.attributes.count > max(20_000, base.attributes.count / 100)
    }

    /// The parts that figures are reckoned over.
    var parts: [LivePart] { tail.slots == 0 ? [base] : [base, tail] }

    /// Puts those who changed into the tail, in place of what was known of them.
    mutating func replace(_ persons: [Int32], by part: LivePart) {
        for person in persons {
            if Int(person) < base.slots { base.isRead[Int(person)] = false }
        }
        tail.overtake(persons)
        tail.append(part)
    }

    mutating func follow(to seq: Int64) {
        self.seq = seq
    }

    mutating func day(of milliseconds: Int64) -> Int32 {
        clock.day(of: milliseconds)
    }
}

extension LiveBrand {
    /// Reads what became of orders, customers and products since.
    struct Changes {
        var orders: Set<Int64> = []
        var refunds: Set<Int64> = []
        var reviews: Set<Int64> = []
        var products: Set<Int64> = []
        var customers: Set<Int64> = []
        var behaviours: Set<Int64> = []
        var areArrowsChanged = false
        /// Words of somebody who was erased may be in the columns.
        var isSomebodyErased = false

        mutating func take(_ fact: Fact) {
            switch fact.kind {
            case .orderStated, .orderDecided, .orderMarked: orders.insert(fact.subject)
            case .refundStated: refunds.insert(fact.subject)
            case .reviewStated: reviews.insert(fact.subject)
            case .productStated: products.insert(fact.subject)
            case .customerSeen: customers.insert(fact.subject)
            case .customersMerged, .customersParted:
                customers.insert(fact.subject)
                customers.insert(fact.part)
                areArrowsChanged = true
            case .behaviourSeen: behaviours.insert(fact.subject)
            case .tagPut, .tagTaken, .traitTold, .consentGiven, .consentWithdrawn, .interactionHeld, .behavioursFolded:
                customers.insert(fact.subject)
            case .customerErased:
                customers.insert(fact.subject)
                isSomebodyErased = true
            // What follows from facts changes nobody's.
            case .identityTied, .segmentEntered, .segmentLeft, .segmentDefined: break
            }
        }
    }

    /// After more facts than these, loading anew is better.
    static let mostFactsFollowed: Int64 = 50_000

    /// Whether it is up to date.
    package func isCurrent(in tx: ReadTransaction) throws -> Bool {
        try FactLog.last(brand: brand.id, in: tx) == seq
    }

    /// Takes in the facts that came since: those whom they concern are read anew, nobody else.
    ///
    /// - Returns: false when there are too many: load anew.
    package mutating func catchUp(in tx: ReadTransaction) throws -> Bool {
        let newest = try FactLog.last(brand: brand.id, in: tx)
        guard newest > seq else { return true }
        let facts = try FactLog.after(
            seq, without: FactKind.derived, brand: brand.id, limit: Int(Self.mostFactsFollowed) + 1, in: tx)
        guard facts.count <= Self.mostFactsFollowed else { return false }
        var changes = Changes()
        for (_, fact) in facts { changes.take(fact) }
        if changes.isSomebodyErased {
            holdsErased = true
            erased = try ErasedPeople.all(brand: brand.id, in: tx)
        }
        let reader = LiveReader(brand: brand)
        for product in try reader.products(changes.products.sorted(), in: tx) { shelf.put(product) }
        let concerned = try reader.concerned(by: changes, in: tx)
        // Whom an arrow leaves and whom it leads to, before and after.
        var survivors = Set(concerned.customers.map(people.survivor))
        if changes.areArrowsChanged { people.follow(try reader.arrows(in: tx)) }
        survivors.formUnion(concerned.customers.map(people.survivor))
        for survivor in survivors { people.forgetSeen(people.members(of: survivor)) }
        let members = survivors.flatMap(people.members).sorted()
        try reader.seen(members, in: tx) { people.see($0, on: clock.day(of: $1)) }
        try reload(survivors.sorted(), members, concerned.orders, reader, in: tx)
        seq = newest
        return !isWorn
    }

    private mutating func reload(
        _ survivors: [Int64], _ members: [Int64], _ orders: [Int64], _ reader: LiveReader, in tx: ReadTransaction
    ) throws {
        // One that was read as itself before and is no more has a slot, which is to be empty.
        let persons = Set((survivors + members).map { people.indexOrNewOfSelf($0) }).sorted()
        var drafts = try members.inLists(of: 4_096).map { try draft(.customers($0), in: tx) }
        let ids = drafts.flatMap { $0.orders.map(\.id) }
        let records = try reader.records(of: ids, customers: members, clock: &clock, in: tx)
        let named = records.byOrder.keys.sorted()
        for number in drafts.indices { drafts[number].note(named) }
        var builder = LivePartBuilder(persons: persons)
        builder.fill(drafts, records: records.byOrder, drafts.map { shelf.places(of: $0) })
        builder.add(unnamed: records.unnamed) { people.index(of: $0) }
        let reviews = try reader.reviews(of: members, clock: &clock, in: tx)
        builder.add(reviews: reviews, to: &shelf) { people.index(of: $0) }
        let done = try reader.behaviours(
            of: members, in: tx, person: people.index, product: shelf.index(ofProduct:))
        builder.fill([done], stores: [shelf.indices(ofStores: done.stores.ids)])
        let stated = try reader.attributes(of: members, words: &shelf.words, in: tx, person: people.index)
        builder.fill([stated], words: &shelf.words, clock: &clock)
        replace(persons, by: builder.finish())
        unclaimed.forget(orders)
        for some in orders.inLists(of: 4_096) {
            let draft = try draft(.orders(some), in: tx)
            let ids = draft.orders.map(\.id)
            let own = try reader.records(of: ids, customers: [], clock: &clock, in: tx)
            unclaimed.add(draft, records: own.byOrder)
        }
    }

    private mutating func draft(_ selection: ScanSelection, in tx: ReadTransaction) throws -> OrdersDraft {
        try OrdersDraft(
            selection, brand: brand, clock: &clock, in: tx, person: people.index, product: shelf.index(ofProduct:))
    }
}
