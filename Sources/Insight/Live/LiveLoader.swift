import Columns
package import Database
import Facts
package import Shop

/// Loads a brand's facts into columns.
package enum LiveLoader {
    /// Orders read in one transaction, so that no reader keeps the log of the database from being emptied.
    private static let stretch: Int64 = 250_000
    /// Persons whose orders are sorted at once: few enough that what is jumped about in stays in the cache.
    private static let sheaf: Int32 = 65_536

    /// Reads everything, over two connections at once. What is recorded meanwhile is among the facts that `catchUp` reads:
    /// those after the first transaction began.
    package static func load(_ brand: Brand, from database: Database) async throws -> LiveBrand {
        var frame = try await database.read { try Frame(brand: brand, in: $0) }
        let directory = Directory(frame.people, frame.shelf)
        async let beside = database.read { try Beside(brand: brand, in: $0) }
        var drafts = try await read(frame.ranges, brand: brand, database, directory)
        let (records, reviews) = try await (beside.records, beside.reviews)
        let named = records.byOrder.keys.sorted()
        var unclaimed = UnclaimedOrders()
        for number in drafts.indices {
            drafts[number].meet { frame.people.indexOrNew(of: $0) }
            drafts[number].note(named)
            unclaimed.add(drafts[number], records: records.byOrder)
        }
        unclaimed.trim()
        let stores = drafts.map { frame.shelf.indices(ofStores: $0.stores) }
        let parts = await sort(drafts, persons: Int32(frame.people.count), records.byOrder, stores)
        var builder = LivePartBuilder(completing: LivePart(joining: parts))
        let people = frame.people
        builder.add(unnamed: records.unnamed) { people.index(of: $0) }
        builder.add(reviews: reviews) { people.index(of: $0) }
        return LiveBrand(
            brand: brand, seq: frame.seq, people: people, shelf: frame.shelf, base: builder.finish(),
            unclaimed: unclaimed)
    }

    /// What the first transaction saw.
    private struct Frame: Sendable {
        let seq: Int64
        var people: LivePeople
        var shelf: LiveShelf
        let ranges: [Range<Int64>]

        init(brand: Brand, in tx: ReadTransaction) throws {
            seq = try FactLog.last(brand: brand.id, in: tx)
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
            guard let extent = try OrderScan.extent(brand: brand.id, in: tx) else {
                ranges = []
                return
            }
            ranges = stride(from: extent.first, through: extent.last, by: Int(stretch)).map {
                $0..<min($0 + stretch, extent.last + 1)
            }
        }
    }

    /// What lies beside orders.
    private struct Beside: Sendable {
        let records: LiveReader.Records
        let reviews: [(customer: Int64, day: Int32, stars: Int64)]

        init(brand: Brand, in tx: ReadTransaction) throws {
            var clock = DayClock(zone: brand.timeZone)
            let reader = LiveReader(brand: brand)
            records = try reader.records(clock: &clock, in: tx)
            reviews = try reader.reviews(of: nil, clock: &clock, in: tx)
        }
    }

    /// Indices of those whom the first transaction saw.
    private struct Directory: Sendable {
        let persons: IndexTable
        let products: IndexTable

        init(_ people: LivePeople, _ shelf: LiveShelf) {
            persons = IndexTable(of: Array(people.ids)) { people.index(of: $0) }
            products = IndexTable(of: shelf.products.map(\.id.raw)) { shelf.index(ofProduct: $0) }
        }
    }

    private static func read(
        _ ranges: [Range<Int64>], brand: Brand, _ database: Database, _ directory: Directory
    ) async throws -> [OrdersDraft] {
        try await withThrowingTaskGroup(of: (Int, OrdersDraft).self) { group in
            var drafts = [OrdersDraft?](repeating: nil, count: ranges.count)
            for (number, range) in ranges.enumerated() {
                if number >= Cores.count, let (read, draft) = try await group.next() { drafts[read] = draft }
                group.addTask {
                    let draft = try await database.read { tx in
                        var clock = DayClock(zone: brand.timeZone)
                        return try OrdersDraft(
                            .ids(range), brand: brand, clock: &clock, in: tx, person: { directory.persons[$0] },
                            product: { directory.products[$0] })
                    }
                    return (number, draft)
                }
            }
            for try await (read, draft) in group { drafts[read] = draft }
            return drafts.compactMap(\.self)
        }
    }

    /// Parts with the orders of all persons, sheaf by sheaf, on all cores.
    private static func sort(
        _ drafts: [OrdersDraft], persons: Int32, _ records: [Int64: [GivenBackHistory.Record]], _ stores: [[UInt16]]
    ) async -> [LivePart] {
        await withTaskGroup(of: (Int, LivePart).self) { group in
            let firsts = Array(stride(from: 0, to: persons, by: Int(sheaf)))
            var parts = [LivePart](repeating: LivePart(), count: firsts.count)
            for (number, first) in firsts.enumerated() {
                if number >= Cores.count, let (sorted, part) = await group.next() { parts[sorted] = part }
                group.addTask {
                    var builder = LivePartBuilder(range: first..<min(first + sheaf, persons))
                    builder.fill(drafts, records: records, stores: stores)
                    return (number, builder.finish())
                }
            }
            for await (sorted, part) in group { parts[sorted] = part }
            return parts
        }
    }
}
