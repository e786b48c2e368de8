import Insight
import Shop

/// What the scopes of cycles are called.
struct CycleNames {
    private let live: LiveBrand
    private let stores: [ID<Store>: String]

    init(_ live: LiveBrand, stores: [Store]) {
        self.live = live
        self.stores = Dictionary(stores.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// Nil for the brand as a whole, and for a product that is not there.
    func named(_ row: CycleReport.Row) -> NamedCycle? {
        switch row.scope {
        case .brand: nil
        case .store(let id): NamedCycle(name: stores[id] ?? "", code: nil, isPerUnit: false, cycle: row.cycle)
        case .category(let name): NamedCycle(name: name, code: nil, isPerUnit: false, cycle: row.cycle)
        case .product(let id):
            live.product(id).map {
                NamedCycle(name: $0.title, code: $0.code, isPerUnit: $0.isConsumable, cycle: row.cycle)
            }
        }
    }
}
