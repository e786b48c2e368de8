import Access
import Customers
import Database
import Facts
import Insight
import Shop

/// Erases persons everywhere: in one transaction from the tables, then, as often as it takes, from all that lies outside.
struct ErasureWork: Sendable {
    /// What the audit notes where an erasure is repeated from the list.
    static let listed = "listed"

    private let installation: Installation
    private var database: Database { installation.database }

    init(_ installation: Installation) {
        self.installation = installation
    }

    /// Takes customers out of the tables. Those erased before stay as they are.
    ///
    /// - Parameters:
    ///   - erasedAt: `now` unless it happened before, in a later state of the database.
    ///   - isListed: whether it is repeated from the list beside the keys.
    /// - Returns: those who were not erased before.
    func erase(
        _ customers: [ID<Customer>], of brand: ID<Brand>, because reason: ErasureReason, erasedAt: Instant,
        isListed: Bool = false, by caller: Caller, at now: Instant, in tx: WriteTransaction
    ) throws -> [ID<Customer>] {
        try tx.alone(brand: brand.raw)
        let known = try Erasures.among(customers, brand: brand, in: tx)
        let fresh = customers.filter { !known.contains($0) }
        guard !fresh.isEmpty else { return [] }
        try Erasures.erase(fresh, brand: brand, installation.keys, because: reason, at: erasedAt, in: tx)
        try PersonFactErasure.erase(fresh, brand: brand, at: now, in: tx)
        try AnsweredRequests.forgetContents(in: tx)
        for customer in fresh {
            AuditLog.append(
                AuditEntry(
                    .customerErased, by: caller, brand: brand, of: AuditSubject(.customer, customer.raw),
                    note: isListed ? Self.listed : reason.rawValue, at: now), in: tx)
        }
        return fresh
    }

    /// Does what is left of all erasures; nothing where none is unfinished.
    func finish(at now: Instant) async throws -> WrittenLists.Outcome {
        let open = try await database.read { try Erasures.unfinished(in: $0) }
        guard !open.isEmpty else { return WrittenLists.Outcome() }
        try installation.erasureList.add(open, of: installation.history, installation.keys)
        try ErasureStep.reached(.listed)
        let files = try await WrittenLists(installation).remove(naming: open)
        try ErasureStep.reached(.files)
        for brand in Set(open.map(\.brand)).sorted() { try forgetColumns(of: brand) }
        try ErasureStep.reached(.columns)
        try await database.clean(Erasures.tables + PersonFactErasure.tables + [AnsweredRequests.table])
        try ErasureStep.reached(.bytes)
        // It is not over while somebody stands in a list; the next start tries again.
        if let stuck = files.stuck.first { throw CustomersError.erasureStuck(path: stuck.path, reason: stuck.reason) }
        try await database.write { try Erasures.finish(open, at: now, in: $0) }
        try ErasureStep.reached(.finished)
        return files
    }

    private func forgetColumns(of brand: ID<Brand>) throws {
        do {
            try installation.liveBrands.forget(brand)
        } catch let fault as CheckpointFault {
            throw CustomersError.erasureStuck(
                path: installation.liveBrands.checkpoints?.path(of: brand) ?? "", reason: fault.message.english)
        }
    }

    /// Erases whoever is listed beside the keys and stands in the tables again, as after an older copy was put back.
    ///
    /// - Returns: the lines of the list that say nothing, and how many were erased again.
    func repeatListed(at now: Instant) async throws -> (unreadable: [Int], erased: Int) {
        let (history, keys) = (installation.history, installation.keys)
        let listed = try installation.erasureList.read(keys)
        let own = listed.entries.filter { $0.mayBe(of: history) }
        var erased = 0
        for (brand, entries) in Dictionary(grouping: own, by: \.brand).sorted(by: { $0.key < $1.key }) {
            let back = try await database.read { tx in
                let erased = try Erasures.among(entries.map(\.customer), brand: brand, in: tx)
                return try entries.filter { entry in
                    guard !erased.contains(entry.customer),
                        let found = try CustomerDirectory.known(entry.customer, brand: brand, in: tx)
                    else { return false }
                    return entry.isOf(knownSince: found.recordedAt, keys)
                }
            }
            for entry in back {
                erased += try await database.write { tx in
                    try erase(
                        [entry.customer], of: brand, because: entry.reason, erasedAt: entry.erasedAt, isListed: true,
                        by: .commandLine, at: now, in: tx
                    ).count
                }
            }
        }
        return (listed.unreadable, erased)
    }
}
