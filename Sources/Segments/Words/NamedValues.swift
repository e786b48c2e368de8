import Shop

extension Stage: Spelled {
    var spelling: Spelling {
        switch self {
        case .prospect: Spelling("prospect", zh: ["潜客", "潜在客户"])
        case .new: Spelling("new", zh: ["新客", "新客户"])
        case .active: Spelling("active", zh: ["活跃", "活跃客户"])
        case .cooling: Spelling("cooling", zh: ["预流失"])
        case .dormant: Spelling("dormant", zh: ["沉睡", "沉睡客户"])
        case .lost: Spelling("lost", zh: ["流失", "流失客户"])
        }
    }
}

extension Stage {
    /// What those in it are called.
    var people: Spelling {
        switch self {
        case .prospect: Spelling("prospects", zh: ["潜在客户", "潜客"])
        case .new: Spelling("new customers", zh: ["新客户", "新客"])
        case .active: Spelling("active customers", zh: ["活跃客户"])
        case .cooling: Spelling("cooling customers", zh: ["预流失客户"])
        case .dormant: Spelling("dormant customers", zh: ["沉睡客户"])
        case .lost: Spelling("lost customers", zh: ["流失客户"])
        }
    }
}

extension ValueTier {
    /// What those of it are called; nil where a stage is called so.
    var people: Spelling? {
        switch self {
        case .dormant: nil
        case .high: Spelling("high value customers", "high-value customers", zh: ["高价值客户"])
        case .lowLoyalty: Spelling("low loyalty customers", "low-loyalty customers", zh: ["低忠诚客户"])
        case .potential: Spelling("potential customers", zh: ["潜力客户"])
        case .ordinary: Spelling("ordinary customers", zh: ["普通客户"])
        }
    }
}

extension ValueTier: Spelled {
    var spelling: Spelling {
        switch self {
        case .dormant: Spelling("dormant", zh: ["沉睡", "沉睡客户"])
        case .high: Spelling("high", "high value", zh: ["高价值", "高价值客户"])
        case .lowLoyalty: Spelling("low_loyalty", "low loyalty", zh: ["低忠诚", "低忠诚客户"])
        case .potential: Spelling("potential", zh: ["潜力", "潜力客户"])
        case .ordinary: Spelling("ordinary", zh: ["普通", "普通客户"])
        }
    }
}

extension Lapse: Spelled {
    package var spelling: Spelling {
        switch self {
        case .current: Spelling("current", "within the cycle", zh: ["周期内", "未流失"])
        case .short: Spelling("short", "short_term", "short-term", "short term", zh: ["短期", "短期流失"])
        case .long: Spelling("long", "long_term", "long-term", "long term", zh: ["长期", "长期流失"])
        }
    }
}

extension Platform: Spelled {
    var spelling: Spelling {
        switch self {
        case .taobao: Spelling("taobao", "tmall", zh: ["淘宝", "天猫", "淘宝天猫"])
        case .jd: Spelling("jd", zh: ["京东"])
        case .pinduoduo: Spelling("pinduoduo", zh: ["拼多多"])
        case .douyin: Spelling("douyin", zh: ["抖音", "抖店"])
        case .youzan: Spelling("youzan", zh: ["有赞"])
        case .shopify: Spelling("shopify", zh: ["shopify"])
        case .woocommerce: Spelling("woocommerce", zh: ["woocommerce"])
        case .physical: Spelling("physical", zh: ["线下门店", "线下", "门店"])
        case .other: Spelling("other", zh: ["其他"])
        }
    }
}

extension ConsentChannel: Spelled {
    package var spelling: Spelling {
        switch self {
        case .sms: Spelling("sms", "text messages", zh: ["短信"])
        case .email: Spelling("email", "e-mail", zh: ["邮件", "电子邮件"])
        case .wechat: Spelling("wechat", zh: ["微信"])
        case .phone: Spelling("phone", "calls", zh: ["电话"])
        case .push: Spelling("push", zh: ["推送", "应用推送"])
        case .post: Spelling("post", zh: ["邮寄"])
        }
    }
}

extension ConsentPurpose: Spelled {
    package var spelling: Spelling {
        switch self {
        case .marketing: Spelling("marketing", zh: ["营销", "推广"])
        case .service: Spelling("service", zh: ["服务", "客服"])
        case .profiling: Spelling("profiling", zh: ["画像", "用户画像"])
        case .research: Spelling("research", "surveys", zh: ["调研", "问卷"])
        }
    }
}
