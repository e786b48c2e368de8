import Shop

/// What is to be written for one refund of a batch.
struct RefundDraft {
    let entry: RefundEntry
    /// Nil for a refund seen for the first time.
    let known: KnownRefunds.Known?
    let digest: [UInt8]
    let version: Int64
    /// In minor units: all that was given back so far.
    let amount: Int64
    let occurredAt: Instant
    let statedAt: Instant
    /// Lines that were not known before.
    let added: [StatedLine]

    /// What a statement does to the refund it names.
    enum Verdict {
        case unchanged
        case late
        /// Nobody can add it up.
        case tooLarge
        /// Its amount with what was known is `amount`.
        case aside([Contradiction], amount: Int64)
        case written(RefundDraft)
    }

    static func judge(
        _ entry: RefundEntry, known: KnownRefunds.Known?, from source: StatementSource
    ) -> Verdict {
        let refund = entry.refund
        let digest = entry.digest
        if let known, known.hasHeard(digest, from: source) { return .unchanged }
        let added = refund.lines.filter { known?.lines[$0.key] == nil }
        guard let amount = total(refund, known: known, added: added) else { return .tooLarge }
        let occurredAt = min(known?.occurredAt ?? refund.occurredAt, refund.occurredAt)
        if let known {
            var contradictions = known.contradictions(entry)
            if contradictions.isEmpty, amount < known.amount {
                if source.statedAt < known.statedAt { return .late }
                contradictions.append(.refundLowered)
            }
            if !contradictions.isEmpty { return .aside(contradictions, amount: amount) }
            let isSame = known.amount == amount && known.occurredAt == occurredAt && added.isEmpty
            if isSame, !known.isFilled(by: entry) { return .unchanged }
        }
        return .written(
            RefundDraft(
                entry: entry, known: known, digest: digest, version: (known?.version ?? 0) + 1, amount: amount,
                occurredAt: occurredAt, statedAt: max(known?.statedAt ?? source.statedAt, source.statedAt),
                added: added))
    }

    /// Nil when it does not fit.
    private static func total(
        _ refund: StatedRefund, known: KnownRefunds.Known?, added: [StatedLine]
    ) -> Int64? {
        switch refund.content {
        case .amount(let minor): return minor
        case .lines:
            let old = known?.lines.values.reduce(0, +) ?? 0
            let sum = added.reduce(old) { $0 + Int128($1.unitPrice.raw) * Int128($1.quantity) }
            return Millionths.rounded(sum, to: refund.currency)
        }
    }
}

extension StatedRefund {
    var lines: [StatedLine] {
        switch content {
        case .amount: []
        case .lines(let lines): lines
        }
    }
}
