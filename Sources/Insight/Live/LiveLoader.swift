import Columns
package import Database
import Facts
package import Shop

/// Loads a brand's facts into columns.
package enum LiveLoader {
    /// Orders read in one transaction, so that no reader keeps the log of the database from being emptied.
    private static let stretch: Int64 = 250_000

    /// Reads everything, over two connections at once. What is recorded meanwhile is among the facts that `catchUp` reads:
    /// those after the first transaction began.
    package static func load(_ brand: Brand, from database: Database) async throws -> LiveBrand {
        var frame = try await database.read { try Frame(brand: brand, in: $0) }
        let ranges = frame.ranges
        async let beside = database.read { tx in
            var clock = DayClock(zone: brand.timeZone)
            let reader = LiveReader(brand: brand)
            return (
                records: try reader.records(clock: &clock, in: tx),
                reviews: try reader.reviews(of: nil, clock: &clock, in: tx)
            )
        }
        let drafts = try await read(ranges, brand: brand, database)
        let (records, reviews) = try await beside
        frame.meet(drafts.flatMap { Set($0.customers) })
        var builder = LivePartBuilder(persons: frame.people.count)
        let people = frame.people
        let index: (Int64) -> Int32? = people.directory()
        builder.fill(drafts, records: records.byOrder, shelf: &frame.shelf, index: index)
        builder.add(unnamed: records.unnamed, index: index)
        builder.add(reviews: reviews, index: index)
        var unclaimed = UnclaimedOrders()
        for draft in drafts { unclaimed.add(draft, records: records.byOrder) }
        return LiveBrand(
            brand: brand, seq: frame.seq, people: frame.people, shelf: frame.shelf, base: builder.finish(),
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
            var seen: [Int64: Int32] = [:]
            try PeopleScan.forEach(brand: brand.id, in: tx) { customer, at in
                let day = clock.day(of: at)
                seen[customer] = min(seen[customer] ?? day, day)
            }
            people = LivePeople(ids: seen.keys.sorted(), arrows: try reader.arrows(in: tx))
            for (customer, day) in seen { people.see(customer, on: day) }
            shelf = LiveShelf(products: try Products.all(brand: brand.id, in: tx))
            guard let extent = try OrderScan.extent(brand: brand.id, in: tx) else {
                ranges = []
                return
            }
            ranges = stride(from: extent.first, through: extent.last, by: Int(stretch)).map {
                $0..<min($0 + stretch, extent.last + 1)
            }
        }

        /// Takes in buyers that nobody has seen otherwise.
        mutating func meet(_ customers: [Int64]) {
            for customer in Set(customers).sorted() where customer != 0 { _ = people.indexOrNew(of: customer) }
        }
    }

    private static func read(
        _ ranges: [Range<Int64>], brand: Brand, _ database: Database
    ) async throws -> [OrdersDraft] {
        try await withThrowingTaskGroup(of: (Int, OrdersDraft).self) { group in
            var drafts = [OrdersDraft?](repeating: nil, count: ranges.count)
            for (number, range) in ranges.enumerated() {
                if number >= Cores.count, let (read, draft) = try await group.next() { drafts[read] = draft }
                group.addTask {
                    let draft = try await database.read { tx in
                        var clock = DayClock(zone: brand.timeZone)
                        return try OrdersDraft(.ids(range), brand: brand, clock: &clock, in: tx)
                    }
                    return (number, draft)
                }
            }
            for try await (read, draft) in group { drafts[read] = draft }
            return drafts.compactMap(\.self)
        }
    }
}

extension LivePeople {
    /// `index(of:)` for many customers: a table by id where ids lie close, as ids from one database do.
    func directory() -> (Int64) -> Int32? {
        guard let first = ids.min(), let last = ids.max(), last - first < Int64(ids.count) * 8 + 1_024 else {
            return { index(of: $0) }
        }
        var table = [Int32](repeating: -1, count: Int(last - first) + 1)
        for id in ids { table[Int(id - first)] = index(of: id) ?? -1 }
        return { id in
            guard id >= first, id <= last else { return nil }
            let index = table[Int(id - first)]
            return index < 0 ? nil : index
        }
    }
}
