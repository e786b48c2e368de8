import Access
import Customers
import Database
import Shop

/// What joining hangs on beside persons: where the brand sells, and which contacts are its own.
struct JoinContext: Sendable {
    let stores: [ID<Store>: Platform]
    let own: OwnContacts

    static func find(_ brand: Brand, in tx: ReadTransaction) throws -> JoinContext {
        let stores = try Stores.all(of: brand.id, in: tx)
        return JoinContext(
            stores: Dictionary(uniqueKeysWithValues: stores.map { ($0.id, $0.platform) }),
            own: OwnContacts(try Brands.ownContacts(of: brand.id, in: tx)))
    }
}
