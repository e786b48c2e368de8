import Shop

/// What the states of a JD order mean: a word, before which may stand what else befell the order.
enum JDStatus {
    /// Nil for words that JD does not use.
    static func status(_ text: String) -> OrderStatus? {
        var word = ColumnName(text).text[...]
        var isCancelled = false
        while let prefix = prefixes.first(where: { word.hasPrefix($0.word) }) {
            isCancelled = isCancelled || prefix.isCancelled
            word = word.dropFirst(prefix.word.count)
        }
        guard let status = words[String(word)] else { return nil }
        return isCancelled ? .closed : status
    }

    /// A refund under way (锁定) and a pause change nothing yet.
    private static let prefixes = [
        (word: "(删除)", isCancelled: true), (word: "(锁定)", isCancelled: false), (word: "(暂停)", isCancelled: false),
    ]
    private static let words = StatusWords<OrderStatus>([
        ("等待付款", .placed), ("等待出库", .paid), ("等待确认收货", .shipped), ("完成", .confirmed), ("已完成", .confirmed),
        ("已取消", .closed),
    ])
}
