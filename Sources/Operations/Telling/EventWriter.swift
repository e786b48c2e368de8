import Customers
import Database
import Facts
import Shop

/// Writes told events, a transaction each.
struct EventWriter: Sendable {
    let installation: Installation
    let brand: ID<Brand>
    let statedAt: Instant
    let recordedAt: Instant

    func tell(_ statements: [Statement], of store: ID<Store>, _ report: inout TellEvents.Report) async throws {
        let batch = ImportBatch(
            statements: statements, source: source(store), keys: installation.keys, isDryRun: false)
        let outcomes = try await installation.database.write { tx in
            try batch.apply(products: ProductDirectory(), in: tx).outcomes
        }
        for outcome in outcomes {
            switch outcome {
            case .new: report.new += 1
            case .advanced: report.advanced += 1
            case .unchanged, .late: report.unchanged += 1
            case .conflict: report.conflicts += 1
            }
        }
    }

    func see(_ behaviours: [StatedBehaviour], in store: ID<Store>, _ report: inout TellEvents.Report) async throws {
        let (source, identities) = (source(store), Identities(installation.keys, brand: brand))
        report.behaviours += try await installation.database.write { tx in
            let buyers = try identities.customers(
                of: behaviours.map(\.buyers), seenAt: behaviours.map(\.occurredAt), store: store,
                statedAt: source.statedAt, at: source.recordedAt, in: tx)
            var products = ProductDirectory()
            return try Behaviours.record(
                zip(behaviours, buyers.customers).map { BehaviourEntry(behaviour: $0, customer: $1) }, from: source,
                products: &products, in: tx)
        }
    }

    func leaveOut(_ number: String, of store: ID<Store>, as reason: LeftOutReason) async throws {
        let (brand, now) = (brand, recordedAt)
        _ = try await installation.database.write { tx in
            try OrderMarks.mark([number], of: store, as: reason, brand: brand, at: now, in: tx)
        }
    }

    /// Buyers that nobody has met are passed over.
    func merge(_ told: ToldMerge, _ store: ID<Store>, _ other: ID<Store>, isUndone: Bool) async throws {
        let (brand, now, identities) = (brand, recordedAt, Identities(installation.keys, brand: brand))
        try await installation.database.write { tx in
            guard let one = try identities.known(told.buyer, store: store, in: tx),
                let another = try identities.known(told.otherBuyer, store: other, in: tx), one != another
            else { return }
            if isUndone {
                try Merges.part(max(one, another), brand: brand, at: now, in: tx)
            } else {
                try Merges.merge(one, another, brand: brand, at: now, in: tx)
            }
        }
    }

    private func source(_ store: ID<Store>) -> StatementSource {
        StatementSource(brand: brand, store: store, statedAt: statedAt, recordedAt: recordedAt)
    }
}
