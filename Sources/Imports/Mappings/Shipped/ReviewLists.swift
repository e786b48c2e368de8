extension ShippedMappings {
    static let reviews = """
        name: reviews
        title: {en: Reviews, zh: 评价}
        kind: reviews
        zone: Asia/Shanghai
        columns:
          review_number: [评价编号, 评价ID, 评论编号, 评论ID]
          order_number: [订单编号, 订单号, 主订单编号, 主订单号, 子订单编号]
          product_code: [商家编码, 商品编码, 商品ID, 宝贝ID, 货号]
          product_title: [商品名称, 商品标题, 宝贝标题, 宝贝名称, 商品]
          variant: [商品规格, 规格]
          stars: [评分, 星级, 评价星级, 商品评分, 商品星级, 评价等级, 评价类型, 评价结果, 描述相符]
          occurred_at: [评价时间, 评论时间, 评价创建时间]
          review: [评价内容, 评论内容, 买家评价, 评价]
          nick: [买家会员名, 会员名, 买家昵称, 用户昵称, 用户名, 评价人]
        buyer:
          - {column: 买家会员名, kind: nick}
          - {column: [买家手机号, 手机号], kind: phone}
        keys: [order_number, stars, occurred_at, review]
        stars:
          好评: 5
          中评: 3
          差评: 1
        """
}
