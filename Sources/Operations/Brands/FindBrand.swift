package import Access
package import Shop

/// The brand of a name; without a name the only one there is.
package struct FindBrand: BrandOperation {
    package static let permission = Permission.readBrand
    package let brand: String?

    package init(name: String?) {
        brand = name
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Brand {
        brand
    }
}
