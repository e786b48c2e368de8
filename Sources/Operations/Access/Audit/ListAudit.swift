package import Access
import Database
package import Shop

/// What is written in the audit, in order: of all brands and of none.
package struct ListAudit: Operation {
    package static let permission = Permission.administerInstallation
    private let number: Int64
    private let limit: Int

    /// - Parameter number: rows above it.
    package init(after number: Int64, limit: Int) {
        self.number = number
        self.limit = limit
    }

    package func run(by rights: Rights, in installation: Installation, at now: Instant) async throws -> [AuditLine] {
        try await installation.database.read { tx in
            let wording = try AuditWording(installation, in: tx)
            return try AuditLog.after(number, brand: nil, limit: limit, in: tx).map { try wording.line(of: $0, in: tx) }
        }
    }
}

/// What is written in the audit of a brand.
package struct ListBrandAudit: BrandOperation {
    package static let permission = Permission.readAudit
    package let brand: String?
    private let number: Int64
    private let limit: Int

    /// - Parameter number: rows above it.
    package init(after number: Int64, limit: Int, brand: String?) {
        self.number = number
        self.limit = limit
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [AuditLine] {
        try await installation.database.read { tx in
            let wording = try AuditWording(installation, in: tx)
            return try AuditLog.after(number, brand: brand.id, limit: limit, in: tx).map {
                try wording.line(of: $0, in: tx)
            }
        }
    }
}
