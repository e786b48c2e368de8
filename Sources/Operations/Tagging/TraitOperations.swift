package import Access
package import Customers
import Database
import Facts
package import Shop

/// Defines a trait that the brand keeps of its customers.
package struct DefineTrait: BrandOperation {
    package static let permission = Permission.changeBrand
    package static let audited = Audited.change([.traitDefined])
    private let trait: TraitDefinition
    package let brand: String?

    package init(_ trait: TraitDefinition, brand: String?) {
        self.trait = trait
        self.brand = brand
    }

    /// - Returns: how many persons have a value of that name, told under whatever definition.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Int {
        try NameRules.check(trait.name)
        for choice in trait.choices { try NameRules.check(choice) }
        return try await installation.database.write { tx in
            let brand = brand.id
            try TraitDefinitions.define(trait, brand: brand, at: now, in: tx)
            AuditLog.append(
                AuditEntry(
                    .traitDefined, by: rights.caller, brand: brand, of: AuditSubject(.brand, brand.raw), at: now),
                in: tx)
            return try PersonStatements.bearers(ofTrait: trait.name, brand: brand, in: tx)
        }
    }
}

/// The traits that the brand keeps.
package struct ListTraits: BrandOperation {
    package static let permission = Permission.readBrand
    package let brand: String?

    package init(brand: String?) {
        self.brand = brand
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> [TraitDefinition] {
        try await installation.database.read { tx in
            try TraitDefinitions.all(brand: brand.id, in: tx)
        }
    }
}

/// Takes the definition of a trait away; what was told of customers stays.
package struct RemoveTrait: BrandOperation {
    package static let permission = Permission.changeBrand
    package static let audited = Audited.change([.traitRemoved])
    private let name: String
    package let brand: String?

    package init(_ name: String, brand: String?) {
        self.name = name
        self.brand = brand
    }

    /// - Returns: how many persons have a value of it, which stays until it is cleared.
    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Int {
        try await installation.database.write { tx in
            let brand = brand.id
            _ = try TraitDefinitions.find(name, brand: brand, in: tx)
            try TraitDefinitions.remove(name, brand: brand, in: tx)
            AuditLog.append(
                AuditEntry(
                    .traitRemoved, by: rights.caller, brand: brand, of: AuditSubject(.brand, brand.raw), at: now),
                in: tx)
            return try PersonStatements.bearers(ofTrait: name, brand: brand, in: tx)
        }
    }
}
