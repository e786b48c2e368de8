package import Access
package import Customers
package import Database
import Facts
import Insight
package import Shop

/// Everything that is held about one person, under all the ids that they are read as: for the person to read.
package struct ExportCustomer: BrandOperation {
    package static let permission = Permission.exportCustomers
    package static let audited = Audited.answer(.customersExported)

    package struct Section: Sendable {
        package let table: String
        package let columns: [String]
        package let rows: [[PersonTable.Cell]]
    }

    package struct Answer: Sendable {
        package let brand: Brand
        /// The oldest first.
        package let customers: [ID<Customer>]
        /// In the clear.
        package let values: [OwnedValue]
        package let sections: [Section]
        package let outerIDs: OuterIDs
        let isErased: Bool
        /// Names, by id.
        let stores: [Int64: String]

        /// `c_…` of whom it names; nobody's where they were erased before.
        package var named: [String] {
            isErased ? [] : customers.map { outerIDs.shown($0.raw, prefix: "c") }
        }
    }

    package static func audited(_ output: Answer) -> AuditedAnswer {
        AuditedAnswer(of: output.customers.first.map { AuditSubject(.customer, $0.raw) }, note: "person 1")
    }

    /// Every table that tells of persons, beside their values.
    static let tables = CustomerTables.tables + FactsOfPersons.tables + MovesOfPersons.tables + AuditOfPersons.tables

    private let id: String
    package let brand: String?
    private let path: String?

    /// - Parameters:
    ///   - id: `c_…`
    ///   - path: where it will lie, so that it can be removed when the person is erased; nil for nowhere.
    package init(id: String, brand: String?, to path: String? = nil) {
        self.id = id
        self.brand = brand
        self.path = path
    }

    /// - Throws: `AccessError.forbidden` also for whoever may not reveal customers.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        guard let raw = installation.outerIDs.id(id, prefix: "c") else { throw CustomersError.noSuchCustomer }
        let answer = try await installation.database.read { tx in
            let customer = try CustomerDirectory.find(ID(raw), brand: brand.id, in: tx).id
            try rights.demand(.revealCustomers, in: brand.id)
            let everybody = try Merges.everybody(readAs: customer, brand: brand.id, in: tx)
            let values = PersonalValues(installation.keys, brand: brand.id)
            let ids = everybody.map(\.raw)
            return Answer(
                brand: brand, customers: everybody, values: try everybody.flatMap { try values.of($0, in: tx) },
                sections: try Self.tables.map { table in
                    Section(
                        table: table.name, columns: table.columns,
                        rows: try table.all(of: ids, brand: brand.id.raw, in: tx))
                }, outerIDs: installation.outerIDs,
                isErased: try !Erasures.among(everybody, brand: brand.id, in: tx).isEmpty,
                stores: Dictionary(
                    uniqueKeysWithValues: try Stores.all(of: brand.id, in: tx).map { ($0.id.raw, $0.name) }))
        }
        if let path {
            try await installation.database.write { tx in
                try WrittenFiles.note(
                    WrittenFile(path, .customers, brand: brand.id, on: .this, by: installation.history), at: now, in: tx
                )
            }
        }
        return answer
    }
}
