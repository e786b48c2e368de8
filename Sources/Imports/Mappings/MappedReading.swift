import Shop

/// Reads the rows of a mapped file, by the kind of its mapping.
struct MappedReading {
    let mapping: Mapping

    func statements(_ order: OrderRows) throws(HeldOrder) -> [Statement] {
        switch mapping.kind {
        case .orders, .lines: try MappedOrders(mapping: mapping, order: order).statements()
        case .refunds: try MappedRefunds(mapping: mapping, refund: order).statements()
        case .customers:
            try order.each { (row) throws(RowProblem) in .customer(try MappedRecord.customer(row, in: order.context)) }
        case .products:
            try order.each { (row) throws(RowProblem) in .product(try MappedRecord.product(row, in: order.context)) }
        case .reviews:
            try order.each { (row) throws(RowProblem) in
                .review(try MappedReviews(mapping: mapping).review(row, in: order.context))
            }
        }
    }
}
