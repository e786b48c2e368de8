import Shop

/// The stores and products of a brand by dense index, with what figures need of a product.
struct LiveShelf: Sendable {
    private(set) var stores: [ID<Store>] = []
    private(set) var products: [Product] = []
    /// By product index: its category's place in `categories`; -1 without one.
    private(set) var categoryOfProduct: [Int32] = []
    private(set) var categories: [String] = []
    /// What orders came through, as live hosts.
    private(set) var origins: [String] = []
    var words = AttributeWords()
    private var storeIndex: [Int64: UInt16] = [:]
    private var originIndex: [String: Int32] = [:]
    private var productIndex: [Int64: Int32] = [:]
    private var categoryIndex: [String: Int32] = [:]

    init(products: [Product]) {
        for product in products { put(product) }
    }

    /// The index of a store, made where it is new.
    mutating func index(ofStore id: Int64) -> UInt16 {
        if let known = storeIndex[id] { return known }
        let index = UInt16(clamping: stores.count)
        stores.append(ID(id))
        storeIndex[id] = index
        return index
    }

    mutating func indices(ofStores ids: [Int64]) -> [UInt16] {
        ids.map { index(ofStore: $0) }
    }

    /// The indices of what a draft lists.
    struct Places: Sendable {
        let stores: [UInt16]
        let origins: [Int32]
    }

    mutating func places(of draft: OrdersDraft) -> Places {
        Places(stores: indices(ofStores: draft.stores.ids), origins: draft.origins.map { index(ofOrigin: $0) })
    }

    private mutating func index(ofOrigin name: String) -> Int32 {
        if let known = originIndex[name] { return known }
        let index = Int32(origins.count)
        origins.append(name)
        originIndex[name] = index
        return index
    }

    func index(ofProduct id: Int64) -> Int32? {
        productIndex[id]
    }

    /// Takes a product in, or what is newly told of it.
    mutating func put(_ product: Product) {
        let category = product.category.map { name in
            if let known = categoryIndex[name] { return known }
            let index = Int32(categories.count)
            categories.append(name)
            categoryIndex[name] = index
            return index
        }
        if let known = productIndex[product.id.raw] {
            products[Int(known)] = product
            categoryOfProduct[Int(known)] = category ?? -1
        } else {
            productIndex[product.id.raw] = Int32(products.count)
            products.append(product)
            categoryOfProduct.append(category ?? -1)
        }
    }

    /// Writes or reads what a checkpoint holds of it; see `CheckpointVisitor`.
    mutating func visit(with visitor: inout some CheckpointVisitor) throws {
        try visitor.visit("shelf stores", &stores)
        try visitor.visit("shelf products", &products)
        try visitor.visit("shelf categoryOfProduct", &categoryOfProduct)
        try visitor.visit("shelf categories", &categories)
        try visitor.visit("shelf origins", &origins)
        try words.visit(with: &visitor)
        guard visitor.isReading else { return }
        storeIndex = Dictionary(zip(stores.map(\.raw), 0..<UInt16.max), uniquingKeysWith: { first, _ in first })
        productIndex = Dictionary(zip(products.map(\.id.raw), 0..<Int32.max), uniquingKeysWith: { first, _ in first })
        categoryIndex = Dictionary(zip(categories, 0..<Int32.max), uniquingKeysWith: { first, _ in first })
        originIndex = Dictionary(zip(origins, 0..<Int32.max), uniquingKeysWith: { first, _ in first })
        guard isSound else { throw CheckpointFault.inconsistent(part: "shelf") }
    }

    /// Whether nothing is listed twice, and every product has a category that is one, or none.
    private var isSound: Bool {
        storeIndex.count == stores.count && productIndex.count == products.count
            && categoryIndex.count == categories.count && originIndex.count == origins.count
            && categoryOfProduct.count == products.count
            && categoryOfProduct.allSatisfy { $0 == -1 || categories.indices.contains(Int($0)) }
    }
}
