package import Access
import Database
import Shop

/// A row of the audit as it is shown.
package struct AuditLine: Sendable {
    package let row: AuditRow
    /// A name, a key's prefix, or nil for the command line and nobody.
    package let who: String?
    package let brand: String?
    /// The outer form of what it was done to; a member's name; a key's prefix.
    package let subject: String?
}

/// Puts rows into words.
struct AuditWording {
    private let members: [ID<Member>: String]
    private let brands: [ID<Brand>: String]
    private let outerIDs: OuterIDs

    init(_ installation: Installation, in tx: ReadTransaction) throws {
        members = try Members.names(in: tx)
        brands = Dictionary(uniqueKeysWithValues: try Brands.all(in: tx).map { ($0.id, $0.name) })
        outerIDs = installation.outerIDs
    }

    func line(of row: AuditRow, in tx: ReadTransaction) throws -> AuditLine {
        let who = AuditSubject.Kind(rawValue: row.actor)
        return AuditLine(
            row: row, who: try row.actorID.flatMap { try shown(who, $0, in: tx) },
            brand: row.brand.flatMap { brands[ID($0)] },
            subject: try row.subjectID.flatMap {
                try shown(row.subject.flatMap { AuditSubject.Kind(rawValue: $0) }, $0, in: tx)
            })
    }

    private func shown(_ kind: AuditSubject.Kind?, _ id: Int64, in tx: ReadTransaction) throws -> String? {
        switch kind {
        case .member: members[ID(id)]
        case .key: try APIKeys.find(ID(id), in: tx)?.prefix
        case .brand: brands[ID(id)]
        case .session: outerIDs.shown(id, prefix: "v")
        case .store: outerIDs.shown(id, prefix: "s")
        case .order: outerIDs.shown(id, prefix: "o")
        case .refund: outerIDs.shown(id, prefix: "r")
        case .customer: outerIDs.shown(id, prefix: "c")
        case .segment: outerIDs.shown(id, prefix: "g")
        case .proposal: outerIDs.shown(id, prefix: "p")
        case .rule: outerIDs.shown(id, prefix: "l")
        case .risk, .webhook: outerIDs.shown(id, prefix: "w")
        case .importRun: outerIDs.shown(id, prefix: "i")
        case .aside: outerIDs.shown(id, prefix: "a")
        case nil: nil
        }
    }
}
