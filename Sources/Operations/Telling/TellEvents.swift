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
        for (name, told) in statements {
            for some in told.inPieces(of: Self.most) { try await writer.tell(some, of: store(name), &report) }
        }
        for (name, seen) in behaviours {
            for some in seen.inPieces(of: 4 * Self.most) { try await writer.see(some, in: store(name), &report) }
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

    /// By store, in the order of their names.
    private var statements: [(String, [Statement])] {
        let pairs = events.compactMap { event -> (String, Statement)? in
            guard case .statement(let store, let statement) = event else { return nil }
            return (store, statement)
        }
        return Dictionary(grouping: pairs, by: \.0).sorted { $0.key < $1.key }.map { ($0.key, $0.value.map(\.1)) }
    }

    private var behaviours: [(String, [StatedBehaviour])] {
        let pairs = events.compactMap { event -> (String, StatedBehaviour)? in
            guard case .behaviour(let store, let behaviour) = event else { return nil }
            return (store, behaviour)
        }
        return Dictionary(grouping: pairs, by: \.0).sorted { $0.key < $1.key }.map { ($0.key, $0.value.map(\.1)) }
    }
}

extension Array {
    fileprivate func inPieces(of most: Int) -> [[Element]] {
        stride(from: 0, to: count, by: most).map { Array(self[$0..<Swift.min($0 + most, count)]) }
    }
}
