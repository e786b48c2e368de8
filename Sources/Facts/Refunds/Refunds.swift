package import Database
import Shop

/// What was given back. A refund grows as further rows of it are told: its lines unite over files by their key. The same
/// number for another order, buyer, currency or kind, or for less than before, is kept aside until a person decides.
package enum Refunds {
    /// - Returns: one outcome per entry, same order.
    /// - Complexity: a fixed number of queries per batch, and one for each refund that advances or is kept aside.
    package static func record(
        _ entries: [RefundEntry], from source: StatementSource, products: inout ProductDirectory,
        in tx: WriteTransaction
    ) throws -> [StatementOutcome] {
        let lines = entries.flatMap { $0.refund.lines.map(\.product) }
        try products.learn(lines, from: source, in: tx)
        var outcomes = [StatementOutcome](repeating: .unchanged, count: entries.count)
        for round in Rounds.of(entries.map(\.refund.number)) {
            let known = try KnownRefunds(
                numbers: round.map { entries[$0].refund.number }, from: source, in: tx)
            var drafts: [RefundDraft] = []
            for place in round {
                let entry = entries[place]
                let (draft, outcome) = try settle(
                    entry, known: known.byNumber[entry.refund.number], from: source, in: tx)
                outcomes[place] = outcome
                if let draft { drafts.append(draft) }
            }
            try RefundWriter(source: source).write(drafts, products, in: tx)
        }
        return outcomes
    }

    /// Keeps aside what contradicts.
    private static func settle(
        _ entry: RefundEntry, known: KnownRefunds.Known?, from source: StatementSource, in tx: WriteTransaction
    ) throws -> (draft: RefundDraft?, outcome: StatementOutcome) {
        switch RefundDraft.judge(entry, known: known, from: source) {
        case .unchanged: return (nil, .unchanged)
        case .late: return (nil, .late)
        case .tooLarge: return (nil, .conflict([.amountTooLarge]))
        case .aside(let contradictions, let amount):
            guard let known else { return (nil, .unchanged) }
            let isFirst = try RefundConflicts.keep(entry, amount: amount, of: known.id, from: source, in: tx)
            return (nil, isFirst ? .conflict(contradictions) : .unchanged)
        case .written(let draft): return (draft, known == nil ? .new : .advanced)
        }
    }
}
