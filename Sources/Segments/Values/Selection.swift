import Shop

/// Facts that a filter and a period leave.
extension OrderFilter {
    func allows(_ order: OrderFact) -> Bool {
        (goods == nil || !lines(of: order).isEmpty) && (stores.isEmpty || stores.contains(order.store))
            && (sources.isEmpty || sources.contains(order.source))
            && (hosts.isEmpty || order.host.map(hosts.contains) ?? false)
    }

    func allows(_ product: ProductFact?, _ store: String, _ source: Platform) -> Bool {
        goods.map { goods in product.map(goods.covers) ?? false } ?? true
            && (stores.isEmpty || stores.contains(store)) && (sources.isEmpty || sources.contains(source))
            && hosts.isEmpty
    }

    /// The lines that are asked for.
    func lines(of order: OrderFact) -> [LineFact] {
        order.lines.filter { goods?.covers($0.product) ?? true }
    }

    func netMinor(of order: OrderFact) -> Int64 {
        goods == nil ? order.netMinor : lines(of: order).reduce(0) { $0 + $1.netMinor }
    }

    func grossMinor(of order: OrderFact) -> Int64 {
        goods == nil ? order.grossMinor : lines(of: order).reduce(0) { $0 + $1.grossMinor }
    }
}

extension Goods {
    /// Whether a product is one of them, by its own names or by its category.
    package func covers(_ product: ProductFact) -> Bool {
        switch kind {
        case .product: covers(code: product)
        case .category: product.category.map(names.contains) ?? false
        case .named: covers(code: product) || product.category.map(names.contains) ?? false
        }
    }

    private func covers(code product: ProductFact) -> Bool {
        names.contains(product.code) || names.contains(product.title)
    }
}
