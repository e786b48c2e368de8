package import Access
import Database
package import Shop

/// What is written in the audit: of all brands and of none.
package struct ListAudit: Operation {
    package static let permission = Permission.administerInstallation
    private let span: AuditSpan
    private let limit: Int

    package init(_ span: AuditSpan, limit: Int) {
        self.span = span
        self.limit = limit
    }

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> [AuditLine] {
        try await installation.database.read { tx in
            try span.lines(of: nil, limit: limit, AuditWording(installation, in: tx), in: tx)
        }
    }
}

/// What is written in the audit of a brand.
package struct ListBrandAudit: BrandOperation {
    package static let permission = Permission.readAudit
    package let brand: String?
    private let span: AuditSpan
    private let limit: Int

    /// - Parameter number: rows above it.
    package init(_ span: AuditSpan, limit: Int, brand: String?) {
        self.span = span
        self.limit = limit
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [AuditLine] {
        try await installation.database.read { tx in
            try span.lines(of: brand.id, limit: limit, AuditWording(installation, in: tx), in: tx)
        }
    }
}

extension AuditSpan {
    fileprivate func lines(
        of brand: ID<Brand>?, limit: Int, _ wording: AuditWording, in tx: ReadTransaction
    ) throws -> [AuditLine] {
        let rows =
            switch self {
            case .newest(let number): try AuditLog.newest(below: number, brand: brand, limit: limit, in: tx)
            case .after(let number): try AuditLog.after(number, brand: brand, limit: limit, in: tx)
            }
        return try rows.map { try wording.line(of: $0, in: tx) }
    }
}
