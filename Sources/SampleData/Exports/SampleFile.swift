package import Shop

/// A file that a store of a sample brand can be written as. Rows stand person by person, not by time.
package enum SampleFile: Sendable, CaseIterable {
    /// GB18030, one row per order.
    case taobaoOrders
    /// GB18030, one row per line.
    case taobaoLines
    case pinduoduo
    case douyin
    case shopify
    /// Plain CSV of any store, with a mapping that reads it; so are the next two.
    case sales
    case refunds
    case products

    /// Whose export it is; nil for plain files, which every store can be written as.
    package var platform: Platform? {
        switch self {
        case .taobaoOrders, .taobaoLines: .taobao
        case .pinduoduo: .pinduoduo
        case .douyin: .douyin
        case .shopify: .shopify
        case .sales, .refunds, .products: nil
        }
    }

    /// The mapping file (YAML) that reads it; nil where Huitou knows the format.
    package var mapping: String? {
        switch self {
        case .taobaoOrders, .taobaoLines, .pinduoduo, .douyin, .shopify: nil
        case .sales: PlainSales.mapping
        case .refunds: PlainRefunds.mapping
        case .products: PlainProducts.mapping
        }
    }

    /// As its source names it on the morning after `day`: `ExportOrderList202607010900.csv`.
    package func name(after day: BrandDay) -> String {
        let stamp = day.adding(days: 1).description.filter { $0 != "-" }
        return switch self {
        case .taobaoOrders: "ExportOrderList\(stamp)0900.csv"
        case .taobaoLines: "ExportOrderDetailList\(stamp)0901.csv"
        case .pinduoduo: "orders_export\(stamp)0902.csv"
        case .douyin: "douyin_orders_\(stamp)0903.csv"
        case .shopify: "orders_export_\(stamp)0904.csv"
        case .sales: "sales_\(stamp)0905.csv"
        case .refunds: "refunds_\(stamp)0906.csv"
        case .products: "products_\(stamp)0907.csv"
        }
    }

    var encoding: TableWriter.Encoding {
        switch self {
        case .taobaoOrders, .taobaoLines: .gb18030
        case .pinduoduo, .douyin: .utf8WithMark
        case .shopify, .sales, .refunds, .products: .utf8
        }
    }

    var header: [String] {
        switch self {
        case .taobaoOrders: TaobaoOrdersFile.header
        case .taobaoLines: TaobaoLinesFile.header
        case .pinduoduo: PinduoduoFile.header
        case .douyin: DouyinFile.header
        case .shopify: ShopifyFile.header
        case .sales: PlainSales.header
        case .refunds: PlainRefunds.header
        case .products: PlainProducts.header
        }
    }

    func write(_ order: ToldOrder, to table: inout TableWriter) {
        switch self {
        case .taobaoOrders: TaobaoOrdersFile.write(order, to: &table)
        case .taobaoLines: TaobaoLinesFile.write(order, to: &table)
        case .pinduoduo: PinduoduoFile.write(order, to: &table)
        case .douyin: DouyinFile.write(order, to: &table)
        case .shopify: ShopifyFile.write(order, to: &table)
        case .sales: PlainSales.write(order, to: &table)
        case .refunds, .products: break
        }
    }
}
