import Access
import Customers
import Database
import Facts
import Foundation
import Insight
import Shop

/// Erases persons everywhere: in one transaction from the tables, then, as often as it takes, from all that lies outside.
struct ErasureWork: Sendable {
    /// What became of files that the program wrote.
    struct Files: Sendable {
        var removed: [String] = []
        /// They may still name somebody: rows as they stood in an imported file, or files that could not be removed.
        var left: [String] = []
    }

    private let installation: Installation
    private var database: Database { installation.database }

    init(_ installation: Installation) {
        self.installation = installation
    }

    /// Takes customers out of the tables. Those erased before stay as they are.
    ///
    /// - Parameter erasedAt: `now` unless it happened before, in a later state of the database.
    /// - Returns: those who were not erased before.
    func erase(
        _ customers: [ID<Customer>], of brand: ID<Brand>, because reason: ErasureReason, erasedAt: Instant,
        by caller: Caller, at now: Instant, in tx: WriteTransaction
    ) throws -> [ID<Customer>] {
        try tx.alone(brand: brand.raw)
        let known = try Erasures.among(customers, brand: brand, in: tx)
        let fresh = customers.filter { !known.contains($0) }
        guard !fresh.isEmpty else { return [] }
        try Erasures.erase(fresh, brand: brand, because: reason, at: erasedAt, in: tx)
        try PersonFactErasure.erase(fresh, brand: brand, at: now, in: tx)
        for customer in fresh {
            AuditLog.append(
                AuditEntry(
                    .customerErased, by: caller, brand: brand, of: AuditSubject(.customer, customer.raw),
                    note: reason.rawValue, at: now), in: tx)
        }
        return fresh
    }

    /// Does what is left of all erasures; nothing where none is unfinished.
    func finish(at now: Instant) async throws -> Files {
        let open = try await database.read { try Erasures.unfinished(in: $0) }
        guard !open.isEmpty else { return Files() }
        try installation.erasureList.add(open, installation.keys)
        try ErasureStep.reached(.listed)
        let files = try await removeFiles(open)
        try ErasureStep.reached(.files)
        for brand in Set(open.map(\.brand)).sorted() { try forgetColumns(of: brand) }
        try ErasureStep.reached(.columns)
        try await database.clean(Erasures.tables + PersonFactErasure.tables)
        try ErasureStep.reached(.bytes)
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
    func repeatListed(at now: Instant) async throws {
        let listed = try installation.erasureList.read()
        guard !listed.isEmpty else { return }
        for (brand, entries) in Dictionary(grouping: listed, by: \.brand).sorted(by: { $0.key < $1.key }) {
            let back = try await database.read { tx in
                let erased = try Erasures.among(entries.map(\.customer), brand: brand, in: tx)
                return entries.filter { entry in
                    guard !erased.contains(entry.customer),
                        let found = try? CustomerDirectory.find(entry.customer, brand: brand, in: tx)
                    else { return false }
                    return entry.isOf(knownSince: found.recordedAt, installation.keys)
                }
            }
            for entry in back {
                try await database.write { tx in
                    _ = try erase(
                        [entry.customer], of: brand, because: entry.reason, erasedAt: entry.erasedAt, by: .commandLine,
                        at: now, in: tx)
                }
            }
        }
    }

    /// Removes the lists that name somebody erased. A row that was held back tells no ids: those files are left to people.
    private func removeFiles(_ open: [Erasure]) async throws -> Files {
        var files = Files()
        for (brand, erased) in Dictionary(grouping: open, by: \.brand).sorted(by: { $0.key < $1.key }) {
            let (lists, held) = try await database.read { tx in
                (
                    try ExportedFiles.all(.customers, brand: brand, in: tx),
                    try ExportedFiles.all(.heldRows, brand: brand, in: tx)
                )
            }
            let names = erased.map { Data(installation.outerIDs.shown($0.customer.raw, prefix: "c").utf8) }
            for path in lists {
                if FileManager.default.fileExists(atPath: path) {
                    let text = FileManager.default.contents(atPath: path)
                    if let text, !names.contains(where: { text.range(of: $0) != nil }) { continue }
                    guard text != nil, unlink(path) == 0 else {
                        files.left.append(path)
                        continue
                    }
                    files.removed.append(path)
                }
                try await database.write { try ExportedFiles.forget(path, brand: brand, in: $0) }
            }
            files.left += held.filter { FileManager.default.fileExists(atPath: $0) }
        }
        return files
    }
}
