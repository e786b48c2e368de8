/// Over what a purchase cycle is reckoned.
package enum CycleScope: Hashable, Sendable, Comparable {
    /// Everything that the brand sells.
    case brand
    case store(ID<Store>)
    /// By the name that products carry, over all stores.
    case category(String)
    case product(ID<Product>)
}
