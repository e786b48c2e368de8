import Columns
import Database
import Facts
import Shop

/// What became known since a number of the log: of everybody, or of some.
struct FactsSince: Sendable {
    /// The newest fact about somebody that is of one day.
    struct Cause: Sendable {
        let seq: Int64
        /// Nil of many that were told at once, as by an import: what became true by them became true when they came.
        let occurredAt: Instant?
    }

    /// By customer as their facts are written, and by whom they are read as, one for each day; nil when there are so many
    /// that everybody is to be asked.
    private(set) var causes: [ID<Customer>: [Cause]]?

    /// So many that to ask everybody is less work.
    private static let most = 50_000
    /// So many at most are told apart by whom each concerns; of more at once the newest stands for all.
    private static let mostToldApart = 256

    /// Of everybody.
    static let ofEverybody = FactsSince(causes: nil)

    private init(causes: [ID<Customer>: [Cause]]?) {
        self.causes = causes
    }

    /// - Parameter live: with every fact in it.
    init(after seq: Int64, _ live: LiveBrand, in tx: ReadTransaction) throws {
        let told = try FactLog.after(
            seq, without: FactKind.derived, brand: live.brand.id, limit: Self.most + 1, in: tx
        ).filter { $0.seq <= live.seq }
        guard told.count <= Self.most else {
            causes = nil
            return
        }
        causes = [:]
        guard let last = told.last else { return }
        if told.count <= Self.mostToldApart {
            for (seq, fact) in told {
                try note([fact], Cause(seq: seq, occurredAt: fact.occurredAt), live, in: tx)
            }
        } else {
            try note(told.map(\.fact), Cause(seq: last.seq, occurredAt: nil), live, in: tx)
        }
        // What is told of a product may be its category: one look for all of them.
        let products = Set(told.filter { $0.fact.kind == .productStated }.map(\.fact.subject))
        let cause = Cause(seq: last.seq, occurredAt: nil)
        for customer in live.takers(of: products) { note(cause, of: customer, live) }
    }

    var areAny: Bool { causes.map { !$0.isEmpty } ?? true }

    private mutating func note(
        _ facts: [Fact], _ cause: Cause, _ live: LiveBrand, in tx: ReadTransaction
    ) throws {
        var changes = LiveBrand.Changes()
        for fact in facts { changes.take(fact) }
        for customer in try LiveReader(brand: live.brand).concerned(by: changes, in: tx).customers {
            note(cause, of: customer, live)
        }
    }

    /// Whoever is read as another from now on leaves what they were in themselves.
    private mutating func note(_ cause: Cause, of customer: Int64, _ live: LiveBrand) {
        for one in Set([customer, live.people.survivor(of: customer)]) {
            var own = causes?[ID(one)] ?? []
            let day = live.day(of: cause)
            if let place = own.firstIndex(where: { live.day(of: $0) == day }) {
                if own[place].occurredAt ?? .distant <= cause.occurredAt ?? .distant { own[place] = cause }
            } else {
                own.append(cause)
            }
            causes?[ID(one)] = own
        }
    }
}

extension Instant {
    fileprivate static let distant = Instant(milliseconds: .min)
}

extension LiveBrand {
    /// Nil for what has no moment of its own.
    func day(of cause: FactsSince.Cause) -> BrandDay? {
        cause.occurredAt.map { BrandDay($0, in: brand.timeZone) }
    }

    /// Who bought some products, wrote of them or did anything with them.
    ///
    /// - Complexity: a pass over all lines and behaviours, if there is a product.
    fileprivate func takers(of products: Set<Int64>) -> Set<Int64> {
        let places = products.compactMap { shelf.index(ofProduct: $0) }
        guard !places.isEmpty else { return [] }
        let asked = BitMask(rows: shelf.products.count, setting: places)
        var takers: Set<Int64> = []
        for part in parts {
            for review in part.reviews where review.product >= 0 && asked[Int(review.product)] {
                takers.insert(customer(part, Int(review.slot)).raw)
            }
            let sold = part.lines.products.mask(whereIn: asked)
            let touched = part.behaviours.products.mask(whereIn: asked)
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
