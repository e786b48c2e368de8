import Shop

/// What a platform's 售后状态 says of the money of an order or line.
enum AfterSale {
    /// Nothing, or nothing yet.
    case none
    /// Everything was given back.
    case refunded

    /// - Throws: the row's problem where the words say neither.
    init(_ row: Row, in context: ReadingContext) throws(RowProblem) {
        let cell = row.cell(.afterSale, in: context)
        guard !Placeholder.isPlaceholder(cell) else {
            self = .none
            return
        }
        let words = cell.text
        if Self.refundedWords.contains(where: words.contains), !words.contains("部分") {
            self = .refunded
        } else if Self.otherWords.contains(where: words.contains) {
            self = .none
        } else {
            throw row.problem(.afterSale, in: context, .unknownStatus)
        }
    }

    private static let refundedWords = ["退款成功", "全额退款", "退款完成", "已退款", "售后完成", "售后成功"]
    /// None asked for, under way, ended without money, or goods for goods.
    private static let otherWords = ["无", "未", "中", "待", "等", "关闭", "取消", "撤销", "拒绝", "失败", "换货", "补", "维修", "部分"]
}
