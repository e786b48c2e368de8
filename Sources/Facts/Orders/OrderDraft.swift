import Shop

/// What is to be written for one order of a batch.
struct OrderDraft {
    /// Nil for an order seen for the first time.
    let knownID: Int64?
    let number: String
    let versionNumber: Int64
    let standing: VersionStanding
    let version: OrderVersion
    let digest: [UInt8]
    let linesTold: LinesTold
    /// Lines to add to the version's set.
    let lines: [StatedLine]

    /// When the statement says it happened: the newest moment told, else its age.
    var occurredAt: Instant {
        version.times.newest ?? version.statedAt
    }
}

extension OrderDraft {
    /// An order seen for the first time.
    static func first(
        _ entry: OrderEntry, from source: StatementSource
    ) throws(FactsError) -> OrderDraft {
        let lines = entry.order.lines.all
        var version = try stated(entry, lines: lines, from: source)
        version.lineSet = lines.isEmpty ? 0 : 1
        if version.amounts.refunded > 0 { version.refundedAt = version.refundMoment }
        return OrderDraft(
            knownID: nil, number: entry.order.number, versionNumber: 1, standing: .inForce, version: version,
            digest: StatementDigest.of(entry.order, customer: entry.customer), linesTold: LinesTold(entry.order),
            lines: lines)
    }

    /// What a further statement does to an order known; the draft is nil when nothing is to be written.
    static func further(
        _ entry: OrderEntry, known: KnownOrders.Known, from source: StatementSource
    ) throws(FactsError) -> (draft: OrderDraft?, outcome: StatementOutcome) {
        let digest = StatementDigest.of(entry.order, customer: entry.customer)
        if known.hasHeard(digest, from: source) { return (nil, .unchanged) }
        let (change, isUnion, added) = lineChange(entry.order.lines, known: known)
        let all = isUnion ? known.lines.values.map(Summand.init) + added.map(Summand.init) : added.map(Summand.init)
        let number = known.newestNumber + 1
        var version = try stated(entry, summands: all, from: source)
        version.lineSet = number
        let verdict = OrderRules.judge(version, isUnion: isUnion, lines: change, against: known.version)
        func draft(_ standing: VersionStanding, _ version: OrderVersion, _ lines: [StatedLine]) -> OrderDraft {
            OrderDraft(
                knownID: known.id, number: entry.order.number, versionNumber: number, standing: standing,
                version: version, digest: digest, linesTold: LinesTold(entry.order), lines: lines)
        }
        // Lines of a version that is not in force lie in a set of its own, which nothing reads until it is accepted. Of
        // rows that unite, only those that were added: what else comes in before the acceptance counts as well.
        func apart(_ standing: VersionStanding) -> OrderDraft {
            if change == .same { version.lineSet = known.version.lineSet }
            return draft(standing, version, change == .same ? [] : added)
        }
        switch verdict {
        case .unchanged: return (nil, .unchanged)
        case .advanced(let next):
            // Lines of an older statement may have been overruled: then only its times and blanks count.
            let isWritten = change == .added || change == .replaced && next.lineSet == number
            return (draft(.inForce, next, isWritten ? added : []), .advanced)
        case .late: return (apart(.late), .late)
        case .aside(let contradictions): return (apart(.aside), .conflict(contradictions))
        }
    }

    private static func lineChange(
        _ lines: StatedLines, known: KnownOrders.Known
    ) -> (change: OrderRules.LinesChange, isUnion: Bool, added: [StatedLine]) {
        switch lines {
        case .untold: return (.same, false, [])
        case .union(let rows):
            let added = rows.filter { known.lines[$0.key] == nil }
            return (added.isEmpty ? .same : .added, true, added)
        case .whole(let whole):
            if known.lines.isEmpty { return (whole.isEmpty ? .same : .added, false, whole) }
            let isSame =
                whole.count == known.lines.count
                && whole.allSatisfy { line in
                    guard let old = known.lines[line.key] else { return false }
                    return old.productCode == line.product.code && old.quantity == line.quantity
                        && old.unitPrice == line.unitPrice
                }
            return (isSame ? .same : .replaced, false, whole)
        }
    }

    private static func stated(
        _ entry: OrderEntry, lines: [StatedLine], from source: StatementSource
    ) throws(FactsError) -> OrderVersion {
        try stated(entry, summands: lines.map(Summand.init), from: source)
    }

    private static func stated(
        _ entry: OrderEntry, summands: [Summand], from source: StatementSource
    ) throws(FactsError) -> OrderVersion {
        let order = entry.order
        let amounts: OrderAmounts
        switch order.amounts {
        case .untold: amounts = OrderAmounts()
        case .told(let told): amounts = told
        case .sumOfLines:
            let sum = summands.reduce(Int128(0)) { $0 + Int128($1.unitPrice.raw) * Int128($1.quantity) }
            guard let total = Millionths.rounded(sum, to: order.currency) else {
                throw FactsError.amountTooLarge(number: order.number)
            }
            amounts = OrderAmounts(goods: total, paid: total)
        }
        return OrderVersion(
            kind: order.kind, status: order.status, times: order.times, currency: order.currency, amounts: amounts,
            customer: entry.customer, leftOut: order.leftOut, origin: order.origin, lineSet: 0,
            statedAt: source.statedAt)
    }

    /// What a line adds to the amount of its order.
    private struct Summand {
        let quantity: Int64
        let unitPrice: Millionths

        init(_ line: StatedLine) {
            quantity = line.quantity
            unitPrice = line.unitPrice
        }

        init(_ line: KnownOrders.KnownLine) {
            quantity = line.quantity
            unitPrice = line.unitPrice
        }
    }
}
