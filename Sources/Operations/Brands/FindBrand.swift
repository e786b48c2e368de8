package import Access
import Database
package import Shop

/// The brand of a name; without a name the only one there is.
package struct FindBrand: Operation {
    package static let permission = Permission.readBrand
    private let name: String?

    package init(name: String?) {
        self.name = name
    }

    package func run(in installation: Installation, at now: Instant) async throws -> Brand {
        try await installation.database.read { try Brands.find(name, in: $0) }
    }
}
