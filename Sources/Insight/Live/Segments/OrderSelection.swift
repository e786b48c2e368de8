import Segments
import Shop

/// Which orders, behaviours and reviews a filter leaves, by index: nil where it asks nothing.
struct OrderSelection: Sendable {
    /// By product index.
    let products: [Bool]?
    /// By store index.
    let stores: [Bool]?
    /// By index of the origin.
    let hosts: [Bool]?

    init(_ filter: OrderFilter, _ shelf: LiveShelf, stores known: [Store]) {
        products = filter.goods.map { goods in
            shelf.products.map { goods.covers(ProductFact($0)) }
        }
        hosts = filter.hosts.isEmpty ? nil : shelf.origins.map { filter.hosts.contains($0) }
        guard !filter.stores.isEmpty || !filter.sources.isEmpty else {
            stores = nil
            return
        }
        let byID = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        stores = shelf.stores.map { id in
            guard let store = byID[id] else { return false }
            return (filter.stores.isEmpty || filter.stores.contains(store.name))
                && (filter.sources.isEmpty || filter.sources.contains(store.platform))
        }
    }

    /// Asks nothing at all.
    var isOpen: Bool { products == nil && stores == nil && hosts == nil }

    @inline(__always)
    func allowsProduct(_ product: Int32) -> Bool {
        guard let products else { return true }
        return product >= 0 && products[Int(product)]
    }

    func allowsReview(_ review: LivePart.Review) -> Bool {
        allowsProduct(review.product) && allowsStore(review.store)
    }

    @inline(__always)
    func allowsStore(_ store: UInt16) -> Bool {
        guard let stores else { return true }
        return stores[Int(store)]
    }
}

extension ProductFact {
    init(_ product: Product) {
        self.init(code: product.code, title: product.title, category: product.category)
    }
}
