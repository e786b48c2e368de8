/// A word between what is asked about and the value.
enum TestWord: Spelled {
    case less, atMost, equal, unequal, atLeast, more
    case between, among, notAmong, top, bottom

    var spelling: Spelling {
        switch self {
        case .less: Spelling("<", "less than", "fewer than", "below", "under", zh: ["<", "小于", "少于", "低于", "不足"])
        case .atMost:
            Spelling("<=", "=<", "≤", "at most", "no more than", zh: ["<=", "小于等于", "不超过", "至多", "最多", "不多于", "不高于"])
        case .equal: Spelling("=", "==", "is", ":", "equals", "exactly", zh: ["=", "是", "等于", "为", "恰好", "正好"])
        case .unequal: Spelling("!=", "<>", "≠", "is not", "not", zh: ["!=", "不是", "不等于", "不为"])
        case .atLeast:
            Spelling(">=", "=>", "≥", "at least", "no less than", zh: [">=", "大于等于", "不少于", "至少", "不低于", "不小于"])
        case .more: Spelling(">", "more than", "over", "above", zh: [">", "大于", "超过", "高于", "多于"])
        case .between: Spelling("between", "is between", zh: ["介于"])
        case .among: Spelling("in", "is in", "is one of", "one of", zh: ["属于", "是以下之一"])
        case .notAmong: Spelling("not in", "is not in", "is none of", "none of", zh: ["不属于"])
        case .top: Spelling("in top", "in the top", "top", "is in the top", zh: ["位于前", "前"])
        case .bottom: Spelling("in bottom", "in the bottom", "bottom", "is in the bottom", zh: ["位于后", "后"])
        }
    }

    var relation: Relation? {
        switch self {
        case .less: .less
        case .atMost: .atMost
        case .equal: .equal
        case .unequal: .unequal
        case .atLeast: .atLeast
        case .more: .more
        case .between, .among, .notAmong, .top, .bottom: nil
        }
    }

    /// Whether a choice of values may follow.
    var isChoice: Bool {
        switch self {
        case .equal, .unequal, .among, .notAmong: true
        case .less, .atMost, .atLeast, .more, .between, .top, .bottom: false
        }
    }

    init(_ relation: Relation) {
        self =
            switch relation {
            case .less: .less
            case .atMost: .atMost
            case .equal: .equal
            case .unequal: .unequal
            case .atLeast: .atLeast
            case .more: .more
            }
    }
}

/// How often: `at least 2 times`.
enum CountWord: Spelled {
    case atLeast, atMost, exactly, more, fewer, once, twice, onlyOnce, onlyTwice

    var spelling: Spelling {
        switch self {
        case .atLeast: Spelling("at least", ">=", "≥", "no less than", zh: ["至少", "不少于", "大于等于"])
        case .atMost: Spelling("at most", "<=", "≤", "no more than", zh: ["最多", "至多", "不超过", "小于等于"])
        case .exactly: Spelling("exactly", "=", "==", zh: ["恰好", "正好", "等于"])
        case .more: Spelling("more than", ">", zh: ["多于", "超过", "大于"])
        case .fewer: Spelling("fewer than", "less than", "<", zh: ["少于", "小于", "不足"])
        case .once: Spelling("at least once", zh: ["至少一次"])
        case .twice: Spelling("at least twice", zh: ["至少两次"])
        case .onlyOnce: Spelling("once", "only once", "exactly once", "just once", zh: ["一次", "仅一次"])
        case .onlyTwice: Spelling("twice", "only twice", "exactly twice", zh: ["两次", "仅两次"])
        }
    }
}

/// What narrows an order: `in store "…"`.
enum FilterWord: Spelled {
    case product, category, store, source, host

    var spelling: Spelling {
        switch self {
        case .product: Spelling("product", "of product", "products", zh: ["商品", "产品", "宝贝"])
        case .category: Spelling("category", "of category", "categories", zh: ["品类", "类目", "分类"])
        case .store: Spelling("in store", "at store", "in the store", zh: ["在店铺", "店铺", "在门店"])
        case .source: Spelling("from source", "from", "at source", "on platform", zh: ["来自", "来源"])
        case .host:
            Spelling("through live", "from live", "via live", "through live show", zh: ["通过直播", "来自直播", "直播间", "直播"])
        }
    }

    var part: OrderFilter.Part {
        switch self {
        case .product, .category: .goods
        case .store: .store
        case .source: .source
        case .host: .host
        }
    }
}
