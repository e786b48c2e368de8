import Columns
import Database
import Facts
import Shop

/// What became known since a number of the log: of everybody, or of some.
struct NewFacts: Sendable {
    /// The newest fact that concerns somebody.
    struct Cause: Sendable {
        let seq: Int64
        /// Nil of many that were told at once, as by an import: what became true by them became true when they came.
        let occurredAt: Instant?
    }

    /// By customer as their facts are written, and by whom they are read as; nil when there are so many that everybody is to
    /// be asked.
    let causes: [ID<Customer>: Cause]?

    /// So many that to ask everybody is less work.
    private static let most = 50_000
    /// So many at most are told apart by whom each concerns; of more at once the newest stands for all.
    private static let mostToldApart = 256

    init(causes: [ID<Customer>: Cause]?) {
        self.causes = causes
    }

    /// - Parameter live: with every fact in it.
    init(after seq: Int64, _ live: LiveBrand, in tx: ReadTransaction) throws {
        guard live.seq - seq <= Self.most else {
            causes = nil
            return
        }
        let facts = try FactLog.after(seq, brand: live.brand.id, limit: Self.most, in: tx).filter { $0.seq <= live.seq }
        let reader = LiveReader(brand: live.brand)
        var causes: [ID<Customer>: Cause] = [:]
        let told = facts.filter { !$0.fact.kind.isDerived }
        guard told.count > Self.mostToldApart else {
            for (seq, fact) in told {
                try live.note([fact], Cause(seq: seq, occurredAt: fact.occurredAt), reader, &causes, in: tx)
            }
            self.causes = causes
            return
        }
        let newest = Cause(seq: told[told.count - 1].seq, occurredAt: nil)
        try live.note(told.map(\.fact), newest, reader, &causes, in: tx)
        self.causes = causes
    }
}

extension LiveBrand {
    fileprivate func note(
        _ facts: [Fact], _ cause: NewFacts.Cause, _ reader: LiveReader,
        _ causes: inout [ID<Customer>: NewFacts.Cause], in tx: ReadTransaction
    ) throws {
        var changes = Changes()
        for fact in facts { changes.take(fact) }
        let concerned = try reader.concerned(by: changes, in: tx).customers.union(takers(of: changes.products))
        for customer in concerned {
            // Whoever is read as another from now on leaves what they were in themselves.
            causes[ID(customer)] = cause
            causes[ID(people.survivor(of: customer))] = cause
        }
    }

    /// Who bought some products or did anything with them: what is told of a product may be its category.
    ///
    /// - Complexity: a pass over all lines and behaviours, if there is a product.
    private func takers(of products: Set<Int64>) -> Set<Int64> {
        let places = products.compactMap { shelf.index(ofProduct: $0) }
        guard !places.isEmpty else { return [] }
        let asked = BitMask(rows: shelf.products.count, setting: places)
        var takers: Set<Int64> = []
        for part in parts {
            let sold = part.lines.products.mask(among: asked)
            let touched = part.behaviours.products.mask(among: asked)
            guard sold.any || touched.any else { continue }
            for slot in 0..<part.slots where part.isRead[slot] {
                let orders = part.rows(of: slot)
                let lines =
                    orders.isEmpty
                    ? 0..<0
                    : part.lines(of: orders.lowerBound).lowerBound..<part.lines(of: orders.upperBound - 1).upperBound
                if sold.count(in: lines) > 0 || touched.count(in: part.behaviours(of: slot)) > 0 {
                    takers.insert(customer(part, slot).raw)
                }
            }
        }
        return takers
    }
}

extension FactKind {
    /// Whether it follows from other facts and changes nobody's columns.
    fileprivate var isDerived: Bool {
        switch self {
        case .segmentEntered, .segmentLeft, .segmentDefined: true
        case .orderStated, .orderDecided, .refundStated, .productStated, .customerSeen, .identityTied, .orderMarked,
            .customersMerged, .customersParted, .reviewStated, .behaviourSeen, .tagPut, .tagTaken, .traitTold,
            .consentGiven, .consentWithdrawn, .interactionHeld:
            false
        }
    }
}

extension Column<Int32> {
    /// The rows whose number is set in `asked`; a negative one is none.
    fileprivate func mask(among asked: BitMask) -> BitMask {
        withUnsafeBuffer { numbers in
            BitMask.among(BitMask(rows: numbers.count, all: true)) { numbers[$0] >= 0 && asked[Int(numbers[$0])] }
        }
    }
}
