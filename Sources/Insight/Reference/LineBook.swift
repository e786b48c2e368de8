import Database
import Facts
import Shop

/// What was in the orders, gifts aside, and the products of the brand.
struct LineBook {
    /// How many pieces of each product an order holds.
    private(set) var quantities: [ID<StatedOrder>: [ID<Product>: Int128]] = [:]
    private(set) var products: [ID<Product>: Product] = [:]

    init(brand: Brand, in tx: ReadTransaction) throws {
        try tx.forEach(
            """
            SELECT order_id, product_id, quantity
            FROM order_lines_read
            WHERE brand_id = \(brand.id.raw) AND is_gift = 0 AND unit_price > 0
            """
        ) { row in
            quantities[ID(row.int64(0)), default: [:]][ID(row.int64(1)), default: 0] += Int128(row.int64(2))
        }
        products = Dictionary(uniqueKeysWithValues: try Products.all(brand: brand.id, in: tx).map { ($0.id, $0) })
    }

    /// On which days, and how much of it, somebody bought in each scope.
    func purchaseDays(_ purchases: [Purchase]) -> [CycleScope: [PurchaseDay]] {
        var days: [CycleScope: Set<BrandDay>] = [:]
        var pieces: [ID<Product>: [BrandDay: Int128]] = [:]
        for purchase in purchases {
            days[.brand, default: []].insert(purchase.day)
            days[.store(purchase.store), default: []].insert(purchase.day)
            for (product, quantity) in quantities[purchase.order] ?? [:] {
                pieces[product, default: [:]][purchase.day, default: 0] += quantity
                if let category = products[product]?.category {
                    days[.category(category), default: []].insert(purchase.day)
                }
            }
        }
        var result = days.mapValues { $0.sorted().map { PurchaseDay($0) } }
        for (id, pieces) in pieces {
            guard let product = products[id] else { continue }
            result[.product(id)] = pieces.sorted { $0.key < $1.key }.map { day, quantity in
                product.isConsumable
                    ? PurchaseDay(day, quantity: quantity, packSize: product.packSize) : PurchaseDay(day)
            }
        }
        return result
    }
}
