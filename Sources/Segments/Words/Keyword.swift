/// A word that joins others.
enum Keyword: Spelled {
    case and, or, open, close, comma, per
    case percent, tenThousand, currency, unit, known, yes, no, average, median, to, isWord, byMore, postMore, inside,
        inBetween, ago,
        among, dot

    var spelling: Spelling {
        switch self {
        case .and: Spelling("and", "&&", "&", "but", "and also", zh: ["且", "并且", "而且", "同时", "以及", "和", "但", "但是"])
        case .or: Spelling("or", "||", "|", zh: ["或", "或者", "或是"])
        case .open: Spelling("(", zh: ["("])
        case .close: Spelling(")", zh: [")"])
        case .comma: Spelling(",", ";", zh: [",", "、"])
        case .per: Spelling("for", zh: ["用于", "做", "的"])
        case .tenThousand: Spelling(zh: ["万"])
        case .percent: Spelling("%", "percent", zh: ["%"])
        case .currency: Spelling("¥", "$", "£", "€", zh: ["¥", "￥"])
        case .unit:
            Spelling(
                "orders", "order", "days", "day", "pieces", "stars", "star", "reviews", "times",
                zh: ["元", "单", "天", "件", "星", "次", "分", "条", "个", "月", "笔"])
        case .known: Spelling("known", "exists", "is known", zh: ["已知", "存在", "有记录"])
        case .yes: Spelling("true", "yes", zh: ["真", "成立"])
        case .no: Spelling("false", "no", zh: ["假", "不成立"])
        case .average: Spelling("average", "mean", "the average", zh: ["平均值", "均值", "平均"])
        case .median: Spelling("median", "the median", zh: ["中位数", "中位"])
        case .to: Spelling("and", "to", zh: ["到", "至", "和", "与"])
        case .isWord: Spelling("is", "=", "==", ":", zh: ["是", "为"])
        case .byMore: Spelling("by more than", "more than", "by", zh: ["超过"])
        case .postMore: Spelling("or more", zh: ["以上", "及以上", "或以上"])
        case .inside: Spelling(zh: ["内", "以内", "之内", "期间", "里", "中"])
        case .inBetween: Spelling(zh: ["之间"])
        case .ago: Spelling("ago", zh: ["前", "之前", "以前"])
        case .among: Spelling("in", zh: ["属于"])
        case .dot: Spelling(".", zh: ["."])
        }
    }

    static let lexicons: [Keyword: Lexicon<Keyword>] = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, Lexicon([($0, $0.spelling)])) })
}
