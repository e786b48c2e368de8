import Shop

/// `ExportOrderDetailList….csv` of Taobao: one row per line, without numbers of their own.
enum TaobaoLinesFile {
    static let header = ["订单编号", "标题", "价格", "购买数量", "外部系统编号", "商品属性", "套餐信息", "备注", "订单状态", "商家编码"]

    static func write(_ told: ToldOrder, to table: inout TableWriter) {
        let state = TaobaoOrdersFile.state(told.order)
        for line in told.lines {
            let product = told.product(line)
            table.cell("=\"\(told.number)\"")
            table.cell(product.title)
            table.cell(minor: line.unitMinor)
            table.cell(line.quantity)
            table.cell(product.code)
            table.cell(product.variant ?? "")
            table.skip()
            table.cell(told.words.memo ?? "")
            table.cell(state)
            table.cell(product.code)
            table.endRow()
        }
    }
}
