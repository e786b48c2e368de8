import Columns
import Database
import Shop

/// Reads and sorts on all cores at once.
struct LoadingDesk: Sendable {
    /// Ids read in one transaction, so that no reader keeps the log of the database from being emptied.
    private static let stretch: Int64 = 250_000
    /// Persons whose rows are sorted at once: few enough that what is jumped about in stays in the cache.
    private static let sheaf = 65_536

    let brand: Brand
    let database: Database
    /// The indices of those whom the first transaction saw.
    let persons: IndexTable
    let products: IndexTable

    init(brand: Brand, database: Database, people: LivePeople, shelf: LiveShelf) {
        self.brand = brand
        self.database = database
        persons = IndexTable(of: Array(people.ids)) { people.index(of: $0) }
        products = IndexTable(of: shelf.products.map(\.id.raw)) { shelf.index(ofProduct: $0) }
    }

    /// What `body` makes of each stretch of ids, in their order.
    func read<Draft: Sendable>(
        _ extent: (first: Int64, last: Int64)?,
        _ body: @escaping @Sendable (Range<Int64>, ReadTransaction) throws -> Draft
    ) async throws -> [Draft] {
        guard let extent else { return [] }
        let ranges = stride(from: extent.first, through: extent.last, by: Int(Self.stretch)).map {
            $0..<min($0 + Self.stretch, extent.last + 1)
        }
        return try await Self.each(ranges) { range in
            try await database.read { try body(range, $0) }
        }
    }

    /// Parts with a slot for each of the first persons, sheaf by sheaf.
    static func sorted(
        persons: Int, _ fill: @escaping @Sendable (inout LivePartBuilder) -> Void
    ) async -> [LivePart] {
        let sheaves = stride(from: 0, to: persons, by: sheaf).map {
            Int32($0)..<Int32(min($0 + sheaf, persons))
        }
        return await each(sheaves) { sheaf in
            var builder = LivePartBuilder(range: sheaf)
            fill(&builder)
            return builder.finish()
        }
    }

    /// As many at once as there are cores.
    private static func each<Task: Sendable, Result: Sendable, Failure: Error>(
        _ tasks: [Task], _ body: @escaping @Sendable (Task) async throws(Failure) -> Result
    ) async throws(Failure) -> [Result] {
        let results = await withTaskGroup(of: (Int, Swift.Result<Result, Failure>).self) { group in
            var results = [Swift.Result<Result, Failure>?](repeating: nil, count: tasks.count)
            for (number, task) in tasks.enumerated() {
                if number >= Cores.count, let (done, result) = await group.next() { results[done] = result }
                group.addTask {
                    do throws(Failure) {
                        return (number, .success(try await body(task)))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            for await (done, result) in group { results[done] = result }
            return results
        }
        var all: [Result] = []
        for case let result? in results { all.append(try result.get()) }
        return all
    }
}
