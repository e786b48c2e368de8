package import Access
import Customers
import Database
import Facts
package import Shop

/// Takes up what a program tells of a brand: statements, behaviours, marks and merges. Told again, it changes nothing.
package struct TellEvents: Operation {
    package static let permission = Permission.importFacts
    /// Kept in one transaction, so that others do not wait long.
    private static let most = 1_500

    package struct Report: Sendable {
        package var new = 0
        package var advanced = 0
        package var unchanged = 0
        package var conflicts = 0
        package var behaviours = 0
    }

    private let brand: String?
    private let events: [ToldEvent]
    private let statedAt: Instant

    /// - Parameters:
    ///   - events: of stores that the brand has; merges and marks behind what they name.
    ///   - statedAt: how old they are.
    package init(brand: String?, _ events: [ToldEvent], statedAt: Instant) {
        self.brand = brand
        self.events = events
        self.statedAt = statedAt
    }

    package func run(in installation: Installation, at now: Instant) async throws -> Report {
        let (found, stores) = try await installation.database.read { tx in
            let brand = try Brands.find(brand, in: tx)
            let stores = try Stores.all(of: brand.id, in: tx)
            return (brand.id, Dictionary(uniqueKeysWithValues: stores.map { ($0.name, $0.id) }))
        }
        func store(_ name: String) throws -> ID<Store> {
            guard let id = stores[name] else {
                throw AccessError.noSuchStore(name: name, known: stores.keys.sorted())
            }
            return id
        }
        let writer = EventWriter(installation: installation, brand: found, statedAt: statedAt, recordedAt: now)
        var report = Report()
        for (name, told) in byStore(\.statement) {
            for some in told.inLists(of: Self.most) { try await writer.tell(some, of: store(name), &report) }
        }
        for (name, seen) in byStore(\.behaviour) {
            for some in seen.inLists(of: 4 * Self.most) { try await writer.see(some, in: store(name), &report) }
        }
        for event in events {
            switch event {
            case .statement, .behaviour: break
            case .leftOut(let name, let number, let reason):
                try await writer.leaveOut(number, of: store(name), as: reason)
            case .merge(let merge):
                try await writer.merge(merge, store(merge.store), store(merge.otherStore), isUndone: false)
            case .part(let merge):
                try await writer.merge(merge, store(merge.store), store(merge.otherStore), isUndone: true)
            }
        }
        return report
    }

    /// What `pick` takes of the events, by store, in the order of the stores' names.
    private func byStore<Told>(_ pick: (ToldEvent) -> (store: String, told: Told)?) -> [(String, [Told])] {
        Dictionary(grouping: events.compactMap(pick), by: \.store).sorted { $0.key < $1.key }
            .map { ($0.key, $0.value.map(\.told)) }
    }
}

extension ToldEvent {
    fileprivate var statement: (store: String, told: Statement)? {
        guard case .statement(let store, let statement) = self else { return nil }
        return (store, statement)
    }

    fileprivate var behaviour: (store: String, told: StatedBehaviour)? {
        guard case .behaviour(let store, let behaviour) = self else { return nil }
        return (store, behaviour)
    }
}
