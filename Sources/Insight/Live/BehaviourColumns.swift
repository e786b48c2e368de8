import Columns

/// What people did beside buying, side by side, sorted by slot and, within one, by moment.
struct BehaviourColumns: Sendable {
    /// Milliseconds since 1970: a cart is reckoned to the moment.
    var moments = Column<Int64>()
    /// The place of the product in the brand's list; -1 for none.
    var products = Column<Int32>()
    /// The place of the store in the brand's list.
    var stores = Column<UInt16>()
    /// Raw values of `BehaviourKind`.
    var kinds = Column<UInt8>()

    var count: Int { moments.count }
    var bytes: Int { moments.bytes + products.bytes + stores.bytes + kinds.bytes }

    mutating func reserve(_ count: Int) {
        moments.reserve(count)
        products.reserve(count)
        stores.reserve(count)
        kinds.reserve(count)
    }

    mutating func append(contentsOf other: BehaviourColumns) {
        moments.append(contentsOf: other.moments)
        products.append(contentsOf: other.products)
        stores.append(contentsOf: other.stores)
        kinds.append(contentsOf: other.kinds)
    }
}
