import Columns
package import Database
import Facts
package import Shop

/// Loads a brand's facts into columns.
package enum LiveLoader {
    /// Reads everything, over two connections at once. What is recorded meanwhile is among the facts that `catchUp` reads:
    /// those after the first transaction began.
    package static func load(_ brand: Brand, from database: Database) async throws -> LiveBrand {
        var frame = try await database.read { try Frame(brand: brand, in: $0) }
        let desk = LoadingDesk(brand: brand, database: database, people: frame.people, shelf: frame.shelf)
        var unclaimed = UnclaimedOrders()
        var base = try await orders(desk, &frame, &unclaimed)
        let drafts = try await behaviours(desk, &frame)
        let stated = try await attributes(desk, &frame)
        if frame.people.count > base.slots {
            base.append(LivePartBuilder(range: Int32(base.slots)..<Int32(frame.people.count)).finish())
        }
        let stores = drafts.map { frame.shelf.indices(ofStores: $0.stores.ids) }
        let parts = await LoadingDesk.sorted(persons: base.slots) { $0.fill(drafts, stores: stores) }
        base.takeBehaviours(of: parts)
        var builder = LivePartBuilder(completing: base)
        var clock = DayClock(zone: brand.timeZone)
        builder.fill(stated, words: &frame.shelf.words, clock: &clock)
        base = builder.finish()
        return LiveBrand(
            brand: brand, seq: frame.seq, people: frame.people, shelf: frame.shelf, base: base, unclaimed: unclaimed,
            erased: frame.erased)
    }

    /// What the first transaction saw.
    private struct Frame: Sendable {
        let seq: Int64
        var people: LivePeople
        var shelf: LiveShelf
        let orders: (first: Int64, last: Int64)?
        let behaviours: (first: Int64, last: Int64)?
        let erased: [Int64]

        init(brand: Brand, in tx: ReadTransaction) throws {
            seq = try FactLog.last(brand: brand.id, in: tx)
            erased = try ErasedPeople.all(brand: brand.id, in: tx)
            let reader = LiveReader(brand: brand)
            var clock = DayClock(zone: brand.timeZone)
            var (ids, days): ([Int64], [Int32]) = ([], [])
            try PeopleScan.forEach(brand: brand.id, in: tx) { customer, at in
                ids.append(customer)
                days.append(clock.day(of: at))
            }
            people = LivePeople(ids: ids, arrows: try reader.arrows(in: tx))
            for (customer, day) in zip(ids, days) { people.see(customer, on: day) }
            shelf = LiveShelf(products: try Products.all(brand: brand.id, in: tx))
            orders = try OrderScan.extent(brand: brand.id, in: tx)
            behaviours = try BehaviourScan.extent(brand: brand.id, in: tx)
        }
    }

    /// What lies beside orders.
    private struct Beside: Sendable {
        let records: LiveReader.Records
        let reviews: [(review: ScannedReview, day: Int32)]

        init(brand: Brand, in tx: ReadTransaction) throws {
            var clock = DayClock(zone: brand.timeZone)
            let reader = LiveReader(brand: brand)
            records = try reader.records(clock: &clock, in: tx)
            reviews = try reader.reviews(of: nil, clock: &clock, in: tx)
        }
    }

    private static func orders(
        _ desk: LoadingDesk, _ frame: inout Frame, _ unclaimed: inout UnclaimedOrders
    ) async throws -> LivePart {
        let brand = desk.brand
        async let beside = desk.database.read { try Beside(brand: brand, in: $0) }
        var drafts = try await desk.read(frame.orders) { range, tx in
            var clock = DayClock(zone: brand.timeZone)
            return try OrdersDraft(
                .ids(range), brand: brand, clock: &clock, in: tx, person: { desk.persons[$0] },
                product: { desk.products[$0] })
        }
        let (records, reviews) = try await (beside.records, beside.reviews)
        let named = records.byOrder.keys.sorted()
        for number in drafts.indices {
            drafts[number].persons.meet { frame.people.indexOrNew(of: $0) }
            drafts[number].note(named)
            unclaimed.add(drafts[number], records: records.byOrder)
        }
        unclaimed.trim()
        let (all, places) = (drafts, drafts.map { frame.shelf.places(of: $0) })
        let parts = await LoadingDesk.sorted(persons: frame.people.count) {
            $0.fill(all, records: records.byOrder, places)
        }
        var builder = LivePartBuilder(completing: LivePart(joining: parts))
        let people = frame.people
        builder.add(unnamed: records.unnamed) { people.index(of: $0) }
        builder.add(reviews: reviews, to: &frame.shelf) { people.index(of: $0) }
        return builder.finish()
    }

    private static func behaviours(_ desk: LoadingDesk, _ frame: inout Frame) async throws -> [BehavioursDraft] {
        var drafts = try await desk.read(frame.behaviours) { range, tx in
            var draft = BehavioursDraft()
            try BehaviourScan.forEach(brand: desk.brand.id, ids: range, in: tx) {
                draft.take($0, person: { desk.persons[$0] }, product: { desk.products[$0] })
            }
            return draft
        }
        for number in drafts.indices { drafts[number].persons.meet { frame.people.indexOrNew(of: $0) } }
        return drafts
    }

    /// What was stated of persons, with the words that it names.
    private static func attributes(_ desk: LoadingDesk, _ frame: inout Frame) async throws -> [AttributesDraft] {
        var drafts: [AttributesDraft] = []
        for scan in PersonFactScan.allCases {
            let extent = try await desk.database.read { try scan.extent(brand: desk.brand.id, in: $0) }
            drafts += try await desk.read(extent) { range, tx in
                var draft = AttributesDraft()
                try scan.forEach(brand: desk.brand.id, ids: range, in: tx) {
                    draft.take($0, person: { desk.persons[$0] })
                }
                return draft
            }
        }
        guard !drafts.isEmpty else { return [] }
        for number in drafts.indices { drafts[number].persons.meet { frame.people.indexOrNew(of: $0) } }
        // Read last: they are only ever added to.
        frame.shelf.words = try await desk.database.read { tx in
            var words = AttributeWords()
            try Words.forEach(brand: desk.brand.id, in: tx) { words.put($0, $1) }
            return words
        }
        return drafts
    }
}
