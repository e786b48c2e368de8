import Customers
import Database
import Facts
import Shop

/// Weighs what a batch has in common with what was known: joins those whom a name that one person alone has makes one, and
/// proposes the others.
struct JoinPass: Sendable {
    let keys: Keys
    let brand: ID<Brand>
    let context: JoinContext

    /// How a rule is named among those who decide.
    static let decider = "rule"

    func join(
        _ buyers: FoundBuyers, _ fresh: [FreshValue], store: ID<Store>, at now: Instant, in tx: WriteTransaction
    ) throws {
        let found = try JoinClues(keys, brand: brand, stores: context.stores, besides: context.own).find(
            buyers, fresh, store: store, in: tx)
        let clues = try unsettled(found.clues, in: tx)
        guard !clues.isEmpty else { return }
        let common = try CommonClues(clues, brand: brand, at: now, in: tx)
        for clue in clues {
            try weigh(
                clue, isTiedByASource: found.tiedBySource.contains(clue), isCommon: common.contain(clue), at: now,
                in: tx)
        }
    }

    /// Without what was noted before and without those who are one already: the same persons come with every batch.
    private func unsettled(_ clues: [JoinClue], in tx: ReadTransaction) throws -> [JoinClue] {
        guard !clues.isEmpty else { return [] }
        let survivors = try Merges.survivors(of: clues.flatMap { [$0.one, $0.other] }, brand: brand, in: tx)
        let apart = clues.filter { survivors[$0.one] != survivors[$0.other] }
        return try JoinProposals.unknown(of: apart, brand: brand, in: tx)
    }

    private func weigh(
        _ clue: JoinClue, isTiedByASource: Bool, isCommon: Bool, at now: Instant, in tx: WriteTransaction
    ) throws {
        let survivors = try Merges.survivors(of: [clue.one, clue.other], brand: brand, in: tx)
        guard let one = survivors[clue.one], let other = survivors[clue.other], one != other else { return }
        let sides = (
            try Merges.members(of: one, brand: brand, in: tx), try Merges.members(of: other, brand: brand, in: tx)
        )
        let known = try JoinProposals.between(sides.0 + sides.1, brand: brand, in: tx).filter {
            sides.0.contains($0.one) != sides.0.contains($0.other)
        }
        let refused = known.filter { $0.state == .refused }
        guard !refused.contains(where: { $0.kind == clue.kind && $0.blindIndex == clue.blindIndex }) else { return }
        // Who was said to be two is asked about no more; who was one and was parted, by further evidence.
        guard try refused.isEmpty || wereParted(sides, in: tx) else { return }
        let names = Identities(keys, brand: brand, besides: context.own)
        let verdict = JoinRules.verdict(
            clue.evidence,
            between: (
                try names.names(of: sides.0, stores: context.stores, in: tx),
                try names.names(of: sides.1, stores: context.stores, in: tx)
            ), isTiedByASource: isTiedByASource, isDoubted: !refused.isEmpty, isCommon: isCommon)
        switch verdict {
        case .nothing: return
        case .propose: try JoinProposals.propose(clue, brand: brand, at: now, in: tx)
        case .join: try Joinings.join(clue, by: Self.decider, brand: brand, at: now, in: tx)
        }
    }

    private func wereParted(
        _ sides: (one: [ID<Customer>], other: [ID<Customer>]), in tx: ReadTransaction
    ) throws -> Bool {
        let (mine, theirs) = (Set(sides.one), Set(sides.other))
        return try Joinings.of(sides.one, brand: brand, in: tx).contains { joining in
            !joining.stands
                && (mine.contains(joining.one) && theirs.contains(joining.other)
                    || mine.contains(joining.other) && theirs.contains(joining.one))
        }
    }
}
