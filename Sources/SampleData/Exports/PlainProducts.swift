import Shop

/// Plain CSV of a store's products, read by the mapping `sample_products`.
enum PlainProducts {
    static let header = ["商品编码", "商品名称", "类目", "消耗品", "装量"]

    static let mapping = """
        name: sample_products
        title: 示例商品表
        kind: products
        columns: {product_code: 商品编码, product_title: 商品名称, category: 类目, consumable: 消耗品, pack_size: 装量}

        """

    static func write(_ record: StatedProductRecord, to table: inout TableWriter) {
        table.cell(record.product.code)
        table.cell(record.product.title)
        table.cell(record.product.category ?? "")
        table.cell(record.isConsumable == true ? "是" : "否")
        if let size = record.packSize { table.cell(size) } else { table.skip() }
        table.endRow()
    }
}
