import Columns
import Shop

/// Which orders of a part are purchases in a scope.
struct ScopeRows {
    private enum Kind {
        case all
        case nothing
        case ofStore(UInt16)
        /// By the place of a product in the brand's list.
        case ofProducts([Bool])
    }

    private let kind: Kind

    init(_ scope: CycleScope, _ shelf: LiveShelf) {
        switch scope {
        case .brand: kind = .all
        case .store(let store):
            if let place = shelf.stores.firstIndex(of: store) {
                kind = .ofStore(UInt16(clamping: place))
            } else {
                kind = .nothing
            }
        case .category(let name):
            if let place = shelf.categories.firstIndex(of: name) {
                kind = .ofProducts(shelf.categoryOfProduct.map { Int($0) == place })
            } else {
                kind = .nothing
            }
        case .product(let product):
            var asked = [Bool](repeating: false, count: shelf.products.count)
            if let place = shelf.index(ofProduct: product.raw) { asked[Int(place)] = true }
            kind = .ofProducts(asked)
        }
    }

    @inline(__always)
    func holds(_ row: Int, _ view: PartView) -> Bool {
        switch kind {
        case .all: return true
        case .nothing: return false
        case .ofStore(let store): return view.stores[row] == store
        case .ofProducts(let isAsked):
            for line in view.lines(of: row) {
                let product = Int(view.lineProducts[line])
                if product >= 0, isAsked[product] { return true }
            }
            return false
        }
    }
}
