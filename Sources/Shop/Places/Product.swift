/// What a store sells, as its sources name it.
package struct Product: Hashable, Sendable {
    package let id: ID<Product>
    package let store: ID<Store>
    /// The source's own code where it has one, else the title: unique within a store.
    package let code: String
    package let title: String
    package let category: String?
    /// Used up and bought again (消耗品).
    package let isConsumable: Bool
    /// Units in one piece, as 80 wipes in a pack; 1 when unknown.
    package let packSize: Int64

    package init(
        id: ID<Product>, store: ID<Store>, code: String, title: String, category: String? = nil,
        isConsumable: Bool = false, packSize: Int64 = 1
    ) {
        self.id = id
        self.store = store
        self.code = code
        self.title = title
        self.category = category
        self.isConsumable = isConsumable
        self.packSize = packSize
    }
}
