import Customers
import Database
import Facts
import Shop

/// Writes parts of told events in a transaction.
struct EventWriter: Sendable {
    let keys: Keys
    let brand: ID<Brand>
    let statedAt: Instant
    let recordedAt: Instant
    let context: JoinContext

    func write(_ part: ToldPart, _ report: inout TellEvents.Report, in tx: WriteTransaction) throws {
        switch part {
        case .statements(let statements, let store): try tell(statements, of: store, &report, in: tx)
        case .behaviours(let behaviours, let store): report.behaviours += try see(behaviours, in: store, in: tx)
        case .persons(let facts, let store): report.personFacts += try hear(facts, in: store, in: tx)
        case .leftOut(let number, let store, let reason):
            _ = try OrderMarks.mark([number], of: store, as: reason, brand: brand, at: recordedAt, in: tx)
        case .merge(let told, let store, let other):
            try tx.accompanied(brand: brand.raw)
            guard let (one, another) = try persons(told, store, other, in: tx) else { return }
            // The brand's own people know better than who told it before.
            let isDoubted = try Joinings.wereParted(
                one, another, besidesBy: [Self.decider], brand: brand, in: tx)
            guard !isDoubted else {
                report.doubted += 1
                return
            }
            try Joinings.join(
                one, another, because: .told, by: Self.decider, brand: brand, at: recordedAt, in: tx)
        case .part(let told, let store, let other):
            try tx.alone(brand: brand.raw)
            guard let (one, another) = try persons(told, store, other, in: tx) else { return }
            let pair = Set([one, another])
            let joinings = try Joinings.of([one], brand: brand, in: tx).filter { pair == [$0.one, $0.other] }
            _ = try Parting(brand: brand).part(joinings, by: Self.decider, at: recordedAt, in: tx)
        }
    }

    private func tell(
        _ statements: [Statement], of store: ID<Store>, _ report: inout TellEvents.Report, in tx: WriteTransaction
    ) throws {
        let batch = ImportBatch(
            statements: statements, source: source(store), keys: keys, isDryRun: false, context: context)
        for outcome in try batch.apply(products: ProductDirectory(), in: tx).outcomes {
            switch outcome {
            case .new: report.new += 1
            case .advanced: report.advanced += 1
            case .unchanged, .late: report.unchanged += 1
            case .conflict: report.conflicts += 1
            }
        }
    }

    /// Returns how many were new.
    private func see(
        _ behaviours: [StatedBehaviour], in store: ID<Store>, in tx: WriteTransaction
    ) throws -> Int {
        let source = source(store)
        let buyers = try buyers(
            behaviours.map(\.buyers), seenAt: behaviours.map(\.occurredAt), store: store, in: tx)
        var products = ProductDirectory()
        return try Behaviours.record(
            zip(behaviours, buyers.customers).map { BehaviourEntry(behaviour: $0, customer: $1) }, from: source,
            products: &products, in: tx)
    }

    /// Returns how many were new. What is stated of nobody, or of whoever was erased, is passed over.
    private func hear(_ facts: [StatedPersonFact], in store: ID<Store>, in tx: WriteTransaction) throws -> Int {
        let buyers = try buyers(facts.map(\.buyers), seenAt: facts.map(\.occurredAt), store: store, in: tx)
        let erased = try Erasures.among(buyers.customers.compactMap { $0 }, brand: brand, in: tx)
        let entries = zip(facts, buyers.customers).compactMap { fact, customer -> PersonFactEntry? in
            guard let customer, !erased.contains(customer) else { return nil }
            return PersonFactEntry(fact: fact.withKnownMethod, customer: customer)
        }
        let heard = try ConsentDesk(brand: brand).heard(entries, in: tx)
        var words = WordDirectory()
        return try PersonStatements.record(
            heard, from: PersonFactSource(brand: brand, store: store, recordedAt: recordedAt), words: &words, in: tx)
    }

    private func buyers(
        _ told: [[BuyerKey]], seenAt: [Instant], store: ID<Store>, in tx: WriteTransaction
    ) throws -> FoundBuyers {
        try BuyerDesk(keys: keys, brand: brand, context: context).settle(
            told, seenAt: seenAt, store: store, statedAt: statedAt, at: recordedAt, in: tx
        ).buyers
    }

    /// How a source is named among those who decide.
    private static let decider = "told"

    /// Nil where somebody is unknown, or both are one: such buyers are passed over.
    private func persons(
        _ told: ToldMerge, _ store: ID<Store>, _ other: ID<Store>, in tx: ReadTransaction
    ) throws -> (ID<Customer>, ID<Customer>)? {
        let identities = Identities(keys, brand: brand)
        guard let one = try identities.known(told.buyer, store: store, in: tx),
            let another = try identities.known(told.otherBuyer, store: other, in: tx), one != another
        else { return nil }
        return (one, another)
    }

    private func source(_ store: ID<Store>) -> StatementSource {
        StatementSource(brand: brand, store: store, statedAt: statedAt, recordedAt: recordedAt)
    }
}

extension StatedPersonFact {
    /// How consent was said is one of a closed list, whatever a source calls it.
    fileprivate var withKnownMethod: StatedPersonFact {
        guard case .consent(let said) = content else { return self }
        let consent = StatedConsent(
            said.channel, for: said.purpose, isWithdrawn: said.isWithdrawn,
            method: ConsentMethod(told: said.method).rawValue, textVersion: said.textVersion)
        return StatedPersonFact(number: number, buyers: buyers, occurredAt: occurredAt, .consent(consent))
    }
}
