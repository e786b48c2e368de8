import Shop

/// `ExportOrderList….csv` of Taobao: one row per order.
enum TaobaoOrdersFile {
    /// Some names end in a blank, as they do there.
    static let header =
        """
        订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,\
        买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类,物流单号 ,物流公司,订单备注,\
        宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,是否上传合同照片,\
        是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易,新零售交易类型,\
        新零售导购门店名称,新零售导购门店id,新零售发货门店名称,新零售发货门店id,退款金额,预约门店,确认收货时间,打款商家金额,\
        含应开票给个人的个人红包,发货时间,买家ouid
        """.split(separator: ",").map(String.init)

    static func write(_ told: ToldOrder, to table: inout TableWriter) {
        let order = told.order
        let amounts = order.amounts
        let isHidden = told.buyer.isMasked || !order.isClaimed
        let recipient = told.recipient
        table.cell("=\"\(told.number)\"")
        table.cell(isHidden ? PersonWords.masked(told.buyer.words.nick) : told.key(.nick))
        table.skip()
        table.cell(minor: amounts.goods ?? 0)
        table.cell(minor: amounts.freight ?? 0)
        table.cell(0)
        table.cell(minor: (amounts.goods ?? 0) + (amounts.freight ?? 0))
        table.cell(0)
        table.cell(minor: amounts.paid ?? 0)
        table.cell(0)
        table.cell(state(order))
        table.cell(told.words.message ?? "")
        table.cell(isHidden ? PersonWords.masked(recipient.name) : recipient.name)
        table.cell(isHidden ? "\(recipient.place.province) \(recipient.place.city) **" : recipient.address)
        table.cell("快递")
        table.skip()
        table.cell(isHidden ? "154****\(recipient.phone.suffix(4))" : "'" + recipient.phone)
        table.cell(order.times.placed)
        table.cell(paidAt(order))
        table.cell(told.titles)
        table.cell(Int64(told.lines.count))
        table.skip(2)
        table.cell(told.words.memo ?? "")
        table.cell(told.lines.reduce(0) { $0 + $1.quantity })
        table.cell("0")
        table.cell(told.store.name)
        table.cell(order.status == .closed ? (amounts.paid == nil ? "买家未付款" : "退款") : "订单未关闭")
        table.cell("0元")
        table.cell("0元")
        table.skip()
        table.cell("手机订单")
        table.cell(order.kind == .presale ? "阶段1：定金；阶段2：尾款" : "")
        table.skip(16)
        table.cell(amounts.refunded > 0 ? Money(minor: amounts.refunded, .cny).plain : "无退款申请")
        table.skip()
        table.cell(order.times.confirmed)
        table.cell(amounts.received.map { Money(minor: $0, .cny).plain + "元" } ?? "")
        table.skip()
        table.cell(order.times.shipped)
        table.cell(told.key(.account))
        table.endRow()
    }

    static func state(_ order: SampleOrder) -> String {
        switch order.status {
        case .placed, .depositPaid: "等待买家付款"
        case .paid, .grouped: "买家已付款，等待卖家发货"
        case .partShipped: "卖家部分发货"
        case .shipped: "卖家已发货，等待买家确认"
        case .delivered: "买家已签收"
        case .confirmed: "交易成功"
        case .closed: "交易关闭"
        }
    }

    /// Of a presale order that waits for its balance the deposit's time stands here; cash on delivery is paid last.
    private static func paidAt(_ order: SampleOrder) -> Instant? {
        if order.status == .depositPaid { return order.times.depositPaid }
        return order.kind == .cashOnDelivery && order.status == .delivered ? nil : order.times.paid
    }
}
