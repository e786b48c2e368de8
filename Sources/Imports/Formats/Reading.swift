/// Who interprets the rows of a format.
enum Reading: Sendable {
    case onlineRetail, shopifyOrders, taobaoOrders, taobaoLines
    case mapped(Mapping)
}
