/// The mappings that Huitou brings along, for files whose columns are not fixed: ready for `--format NAME`, and to be
/// copied and changed. A new one is a file of its own and a line here.
enum ShippedMappings {
    static let yamls: [String] = [
        youzanOrders, taobaoAfterSale, afterSale, customers, products, reviews,
    ]

    static let all: [Mapping] = yamls.compactMap { yaml in
        do {
            return try Mapping(yaml: yaml, fileName: "", isShipped: true)
        } catch {
            return nil
        }
    }

    static let formats: [Format] = all.map(\.format)
}
