/// 类目: articles that are bought for the same end.
struct Category {
    let name: String
    let westernName: String
    let share: Double
    /// The month in which it sells best; nil for all alike.
    let bestMonth: Int?
    let articles: [Article]

    init(
        _ name: String, _ westernName: String, share: Double = 1, bestMonth: Int? = nil, _ articles: [Article]
    ) {
        self.name = name
        self.westernName = westernName
        self.share = share
        self.bestMonth = bestMonth
        self.articles = articles
    }
}
