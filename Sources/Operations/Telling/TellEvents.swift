package import Access
import Customers
import Database
import Facts
package import Shop

/// Takes up what a program tells of a brand: statements, behaviours, what is known of persons, marks and merges. Told again, it changes nothing.
package struct TellEvents: BrandOperation {
    package static let permission = Permission.importFacts

    package struct Report: Sendable {
        package var new = 0
        package var advanced = 0
        package var unchanged = 0
        package var conflicts = 0
        package var behaviours = 0
        package var personFacts = 0
        /// Merges that were passed over, as somebody has parted the two.
        package var doubted = 0

        mutating func add(_ other: Report) {
            new += other.new
            advanced += other.advanced
            unchanged += other.unchanged
            conflicts += other.conflicts
            behaviours += other.behaviours
            personFacts += other.personFacts
            doubted += other.doubted
        }
    }

    package let brand: String?
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

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Report {
        let (stores, context) = try await installation.database.read { tx in
            (
                Dictionary(uniqueKeysWithValues: try Stores.all(of: brand.id, in: tx).map { ($0.name, $0.id) }),
                try JoinContext.find(brand, in: tx)
            )
        }
        func store(_ name: String) throws -> ID<Store> {
            guard let id = stores[name] else {
                throw AccessError.noSuchStore(name: name, known: stores.keys.sorted())
            }
            return id
        }
        var parts = ToldParts()
        for (name, told) in byStore(\.statement) { parts.add(told, of: try store(name)) }
        for (name, seen) in byStore(\.behaviour) { parts.add(seen, of: try store(name)) }
        for (name, heard) in byStore(\.person) { parts.add(heard, of: try store(name)) }
        for event in events {
            switch event {
            case .statement, .behaviour, .person: break
            case .leftOut(let name, let number, let reason): parts.add(.leftOut(number, of: try store(name), reason))
            case .merge(let merge): parts.add(.merge(merge, try store(merge.store), try store(merge.otherStore)))
            case .part(let merge): parts.add(.part(merge, try store(merge.store), try store(merge.otherStore)))
            }
        }
        let writer = EventWriter(
            keys: installation.keys, brand: brand.id, statedAt: statedAt, recordedAt: now, context: context)
        var report = Report()
        for transaction in parts.transactions {
            report.add(
                try await installation.database.write { tx in
                    var report = Report()
                    for part in transaction { try writer.write(part, &report, in: tx) }
                    return report
                })
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

    fileprivate var person: (store: String, told: StatedPersonFact)? {
        guard case .person(let store, let fact) = self else { return nil }
        return (store, fact)
    }
}
