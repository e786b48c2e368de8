import Imports

/// The 54 columns of a Taobao order file, with rows as tests need them.
enum TaobaoSample {
    static let header = """
        订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,\
        买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类,物流单号 ,物流公司,订单备注,\
        宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,是否上传合同照片,\
        是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易,新零售交易类型,\
        新零售导购门店名称,新零售导购门店id,新零售发货门店名称,新零售发货门店id,退款金额,预约门店,确认收货时间,打款商家金额,含应开票给个人的个人红包
        """

    static func row(
        _ number: String = "=\"1930200394857261\"", nick: String = "小明爱购物", goods: String = "100.00",
        freight: String = "10.00", paid: String = "110.00", status: String = "交易成功", message: String = "请尽快发货",
        name: String = "王小明", address: String = "浙江省 杭州市 西湖区 文三路 478号(310012)", landline: String = "",
        phone: String = "'13912345678", createdAt: String = "2024-05-01 10:00:00",
        paidAt: String = "2024-05-01 10:01:00",
        memo: String = "老客户", stages: String = "", depositRank: String = "", changedAddress: String = "",
        refund: String = "无退款申请", confirmedAt: String = "2024-05-09 20:00:00", received: String = "110.00元"
    ) -> String {
        var cells = Array(repeating: "", count: 54)
        let told = [
            0: "\"\(number.replacing("\"", with: "\"\""))\"", 1: nick, 3: goods, 4: freight, 8: paid,
            10: "\"\(status)\"",
            11: message, 12: name, 13: address, 15: landline, 16: phone, 17: createdAt, 18: paidAt, 23: memo,
            32: stages,
            37: depositRank, 39: changedAddress, 49: refund, 51: confirmedAt, 52: received,
        ]
        for (place, text) in told { cells[place] = text }
        return cells.joined(separator: ",")
    }

    static func file(_ rows: String...) -> String {
        ([header] + rows).joined(separator: "\r\n") + "\r\n"
    }
}
