import Database
import Facts
import Shop

/// Reads from the facts what live columns need beside orders.
struct LiveReader: Sendable {
    let brand: Brand

    /// Refunds told by records of their own.
    struct Records {
        var byOrder: [Int64: [GivenBackHistory.Record]] = [:]
        /// Those that name no order that is known.
        var unnamed: [(customer: Int64, day: Int32, amount: Int64, bringsGoodsBack: Bool)] = []
    }

    func arrows(in tx: ReadTransaction) throws -> [Int64: Int64] {
        let arrows = try Merges.arrows(brand: brand.id, in: tx)
        return Dictionary(uniqueKeysWithValues: arrows.map { ($0.key.raw, $0.value.raw) })
    }

    func products(_ ids: [Int64], in tx: ReadTransaction) throws -> [Product] {
        try ids.inLists(of: 4_096).flatMap {
            try Products.all(brand: brand.id, only: $0.map { ID($0) }, in: tx)
        }
    }

    /// Every record of the brand.
    func records(clock: inout DayClock, in tx: ReadTransaction) throws -> Records {
        var records = Records()
        try RefundScan.forEachRecord(brand: brand, in: tx) { records.take($0, &clock) }
        return records
    }

    /// The records that name some orders, and those of some customers that name none.
    func records(
        of orders: [Int64], customers: [Int64], clock: inout DayClock, in tx: ReadTransaction
    ) throws -> Records {
        var records = Records()
        for some in orders.inLists(of: 4_096) {
            try RefundScan.forEachRecord(brand: brand, orders: some, customers: [], in: tx) { records.take($0, &clock) }
        }
        for some in customers.inLists(of: 4_096) {
            try RefundScan.forEachRecord(brand: brand, orders: [], customers: some, in: tx) { records.take($0, &clock) }
        }
        return records
    }

    /// When some customers were seen first.
    func seen(
        _ customers: [Int64], in tx: ReadTransaction, _ body: (_ customer: Int64, _ at: Int64) throws -> Void
    ) throws {
        for some in customers.inLists(of: 4_096) {
            try PeopleScan.forEach(brand: brand.id, of: some, in: tx, body)
        }
    }

    /// The reviews of some customers, or of all.
    func reviews(
        of customers: [Int64]?, clock: inout DayClock, in tx: ReadTransaction
    ) throws -> [(review: ScannedReview, day: Int32)] {
        var reviews: [(review: ScannedReview, day: Int32)] = []
        let take = { (review: ScannedReview) in
            reviews.append((review, clock.day(of: review.occurredAt)))
        }
        if let customers {
            try ReviewScan.forEach(brand: brand.id, of: customers, in: tx, take)
        } else {
            try ReviewScan.forEach(brand: brand.id, in: tx, take)
        }
        return reviews
    }

    /// What some customers did beside buying.
    func behaviours(
        of customers: [Int64], in tx: ReadTransaction, person: (Int64) -> Int32?, product: (Int64) -> Int32?
    ) throws -> BehavioursDraft {
        var draft = BehavioursDraft()
        for some in customers.inLists(of: 4_096) {
            try BehaviourScan.forEach(brand: brand.id, of: some, in: tx) {
                draft.take($0, person: person, product: product)
            }
        }
        return draft
    }

    /// What was stated of some customers; the words that it names are put to those known.
    func attributes(
        of customers: [Int64], words: inout AttributeWords, in tx: ReadTransaction, person: (Int64) -> Int32?
    ) throws -> AttributesDraft {
        var draft = AttributesDraft()
        for scan in PersonFactScan.allCases {
            for some in customers.inLists(of: 4_096) {
                try scan.forEach(brand: brand.id, of: some, in: tx) { draft.take($0, person: person) }
            }
        }
        for some in draft.words.filter({ !words.isKnown($0) }).sorted().inLists(of: 4_096) {
            try Words.forEach(brand: brand.id, only: some, in: tx) { words.put($0, $1) }
        }
        return draft
    }

    /// Whose columns change, and which orders: the buyers of orders now and before.
    func concerned(
        by changes: LiveBrand.Changes, in tx: ReadTransaction
    ) throws -> (customers: Set<Int64>, orders: [Int64]) {
        var customers = changes.customers
        var orders = changes.orders
        for some in changes.refunds.sorted().inLists(of: 4_096) {
            try RefundScan.forEachConcerned(by: some, brand: brand.id, in: tx) { order, customer in
                if let order { orders.insert(order) }
                if let customer { customers.insert(customer) }
            }
        }
        for some in changes.reviews.sorted().inLists(of: 4_096) {
            try ReviewScan.forEachConcerned(by: some, brand: brand.id, in: tx) { customers.insert($0) }
        }
        for some in changes.behaviours.sorted().inLists(of: 4_096) {
            try BehaviourScan.forEachConcerned(by: some, brand: brand.id, in: tx) { customers.insert($0) }
        }
        for some in orders.sorted().inLists(of: 4_096) {
            try OrderScan.forEachBuyer(of: some, brand: brand.id, in: tx) { customers.insert($0) }
        }
        return (customers, orders.sorted())
    }
}

extension LiveReader.Records {
    fileprivate mutating func take(_ refund: ScannedRefund, _ clock: inout DayClock) {
        let day = clock.day(of: refund.occurredAt)
        let amount = refund.isCounted ? refund.amount : 0
        let bringsGoodsBack = refund.kind == .goodsReturned
        if let order = refund.order {
            byOrder[order, default: []].append(
                GivenBackHistory.Record(amount: amount, day: day, bringsGoodsBack: bringsGoodsBack))
        } else if let customer = refund.customer {
            unnamed.append((customer, day, amount, bringsGoodsBack))
        }
    }
}
