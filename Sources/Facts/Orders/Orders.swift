package import Database
package import Shop

/// The orders of a brand, as series of versions.
package enum Orders {
    /// Takes up what a source states of orders. What is known already changes nothing; what contradicts is kept aside.
    ///
    /// - Returns: one outcome per entry, same order.
    /// - Complexity: a fixed number of queries per batch, and one for each order that advances.
    package static func record(
        _ entries: [OrderEntry], from source: StatementSource, products: inout ProductDirectory, in tx: WriteTransaction
    ) throws -> [StatementOutcome] {
        var outcomes = [StatementOutcome](repeating: .unchanged, count: entries.count)
        for round in Rounds.of(entries.map(\.order.number)) {
            let drafts = try drafts(round, of: entries, from: source, outcomes: &outcomes, in: tx)
            try OrderWriter(source: source).write(drafts, products: &products, in: tx)
        }
        return outcomes
    }

    /// How many orders the brand has, whatever became of them.
    ///
    /// - Complexity: reads all of them.
    package static func count(brand: ID<Brand>, in tx: ReadTransaction) throws -> Int {
        try tx.first("SELECT COUNT(*) FROM orders WHERE brand_id = \(brand.raw)") { $0.int(0) } ?? 0
    }

    private static func drafts(
        _ round: [Int], of entries: [OrderEntry], from source: StatementSource, outcomes: inout [StatementOutcome],
        in tx: WriteTransaction
    ) throws -> [OrderDraft] {
        let tellsLines = round.contains { entries[$0].order.lines != .untold }
        let known = try KnownOrders(
            numbers: round.map { entries[$0].order.number }, withLines: tellsLines, from: source, in: tx)
        var drafts: [OrderDraft] = []
        drafts.reserveCapacity(round.count)
        for index in round {
            let entry = entries[index]
            let (draft, outcome) = try judge(entry, known: known.byNumber[entry.order.number], from: source)
            outcomes[index] = outcome
            if let draft { drafts.append(draft) }
        }
        return drafts
    }

    private static func judge(
        _ entry: OrderEntry, known: KnownOrders.Known?, from source: StatementSource
    ) throws -> (draft: OrderDraft?, outcome: StatementOutcome) {
        do {
            if let known { return try OrderDraft.further(entry, known: known, from: source) }
            return (try OrderDraft.first(entry, from: source), .new)
        } catch {
            // One order that nobody can add up holds up no other.
            guard case .amountTooLarge = error else { throw error }
            return (nil, .conflict([.amountTooLarge]))
        }
    }
}
