import Access
package import Customers
import Database
package import Shop

extension Installation {
    /// Whether the database answers.
    package func isReady() async -> Bool {
        do {
            _ = try await database.read { try Brands.all(in: $0).count }
            return true
        } catch {
            return false
        }
    }

    /// The name by which a warning is asked for: `w_…`
    package func name(of risk: ID<PersonRisk>) -> String {
        outerIDs.shown(risk.raw, prefix: "w")
    }

    /// The name by which a brand is asked for: `b_…`
    package func name(of brand: ID<Brand>) -> String {
        outerIDs.shown(brand.raw, prefix: "b")
    }
}
