extension ShippedMappings {
    static let customers = """
        name: customers
        title: {en: Customers and members, zh: 客户与会员}
        kind: customers
        zone: Asia/Shanghai
        columns:
          name: [客户姓名, 会员姓名, 真实姓名, 姓名, 客户名称]
          nick: [客户昵称, 会员昵称, 微信昵称, 昵称]
          phone: [手机号, 手机号码, 手机, 客户手机号, 会员手机号, 联系手机, 联系电话]
          email: [邮箱, 电子邮箱, Email]
          member_card: [会员卡号, 会员编号, 会员号, 卡号]
          address: {join: [省份, 省, 城市, 市, 地区, 区, 详细地址, 地址]}
          merchant_memo: [客户备注, 会员备注]
        buyer:
          - {column: [会员卡号, 会员编号, 会员号, 卡号], kind: member_card}
          - {column: [手机号, 手机号码, 手机, 客户手机号, 会员手机号], kind: phone}
          - {column: [邮箱, 电子邮箱, Email], kind: email}
        keys: [name, phone]
        unless: [订单号, 订单编号, 主订单编号, 子订单编号, 退款编号, 售后单号, 订单状态, 评价内容]
        """

    static let products = """
        name: products
        title: {en: Products, zh: 商品}
        kind: products
        columns:
          product_code: [商家编码, 规格编码, SKU编码, 商品编码, 货号, 外部编码, 商品ID]
          product_title: [商品名称, 商品标题, 宝贝标题, 宝贝名称]
          category: [商品类目, 宝贝类目, 类目, 商品分类, 商品分组, 分类]
          variant: [商品规格, 规格名称, 规格, 销售属性]
          consumable: [消耗品, 是否消耗品]
          pack_size: [装量, 每件数量, 包装数量]
        keys: [product_code, product_title, category]
        unless: [订单号, 订单编号, 主订单编号, 子订单编号, 退款编号, 售后单号, 订单状态, 评价内容]
        """
}
