package import Access
package import Customers
import Database
import Facts
import Foundation
package import Shop

/// Whom and what an erasure would take: every customer who is read as the person, why each is, and the lists that name them.
package struct PreviewErasure: BrandOperation {
    package static let permission = Permission.eraseCustomers

    package struct Member: Sendable {
        /// `c_…`
        package let id: String
        /// Masked.
        package let name: String?
        /// By what they are one with another of these; none for one who is alone.
        package let joinings: [Why]
    }

    package struct Why: Sendable {
        /// `c_…`
        package let other: String
        package let cause: Joining.Cause
        package let evidence: JoinEvidence?
    }

    package struct Answer: Sendable {
        /// The oldest first.
        package let members: [Member]
        /// Orders that would stay, nameless.
        package let orders: Int
        /// Files that name them, and would be deleted.
        package let files: [String]
        /// Files of held-back rows, which may name them and would be left.
        package let left: [String]
        /// Nil for one who was not.
        package let erased: ErasedPerson?
    }

    private let id: String
    package let brand: String?

    /// - Parameter id: `c_…`
    package init(id: String, brand: String?) {
        self.id = id
        self.brand = brand
    }

    /// - Throws: `CustomersError.noSuchCustomer`.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        try await installation.database.read { tx in
            let named = try installation.customer(id, brand: brand.id, in: tx)
            let everybody = try Merges.everybody(readAs: named, brand: brand.id, in: tx)
            let papers = try PersonPapers(
                everybody, try Stores.all(of: brand.id, in: tx), installation, brand: brand.id, in: tx)
            let members = everybody.map { member in
                let id = installation.outerIDs.shown(member.raw, prefix: "c")
                let joinings = papers.merges.filter { $0.joining.stands && [$0.one, $0.other].contains(id) }
                return Member(
                    id: id, name: papers.names[member],
                    joinings: joinings.map {
                        Why(other: $0.one == id ? $0.other : $0.one, cause: $0.cause, evidence: $0.evidence)
                    })
            }
            let known = try Joinings.everConnected(with: everybody, brand: brand.id, in: tx)
            let names = known.map { installation.outerIDs.shown($0.raw, prefix: "c") }
            let written = try WrittenFiles.all(brand: brand.id, in: tx)
            let here = written.filter { $0.machine == nil || $0.machine?.mark == Machine.this.mark }
            let lists = here.filter { $0.kind == .customers }.map(\.path)
            let held = here.filter { $0.kind == .heldRows }.map(\.path)
            return Answer(
                members: members, orders: try OrderNumbers.count(of: everybody, brand: brand.id, in: tx),
                files: lists.filter { Self.isNamed(any: names, in: $0) },
                left: held.filter { FileManager.default.fileExists(atPath: $0) },
                erased: ErasedPerson(try Erasures.of(everybody, brand: brand.id, in: tx), of: everybody))
        }
    }

    /// One that is there and cannot be read may name anybody.
    private static func isNamed(any names: [String], in path: String) -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return false }
        guard let text = FileManager.default.contents(atPath: path) else { return true }
        return names.contains { text.range(of: Data($0.utf8)) != nil }
    }
}
