import Foundation
import Shop

/// What a sample brand sells, ready to be chosen from: articles by their place, categories by month.
struct Catalogue {
    let categories: [Category]
    /// All articles, the special ones last.
    let articles: [Article]
    /// One entry per article; the special ones have none.
    let categoryOf: [Int]
    /// 赠品
    let gift: Int
    /// 补差价链接
    let priceDifference: Int
    private let ranges: [Range<Int>]
    /// Of each month the categories' shares, summed up.
    private let months: [[Double]]
    /// Of each article the sum of shares up to it, within its category.
    private let sums: [Double]
    /// Of a device's place the category of its refills.
    private let refills: [Int: Int]

    init(_ categories: [Category]) {
        self.categories = categories
        var articles: [Article] = []
        var categoryOf: [Int] = []
        var ranges: [Range<Int>] = []
        var sums: [Double] = []
        var refills: [Int: Int] = [:]
        for (place, category) in categories.enumerated() {
            let start = articles.count
            var sum = 0.0
            for article in category.articles {
                if case .device(let name, _) = article.use {
                    refills[articles.count] = categories.firstIndex { $0.name == name }
                }
                sum += article.share
                sums.append(sum)
                categoryOf.append(place)
                articles.append(article)
            }
            ranges.append(start..<articles.count)
        }
        gift = articles.count
        priceDifference = articles.count + 1
        self.articles =
            articles + [
                Article("ZP-000", "赠品 体验装（非卖品）", "Free sample, not for sale", yuan: 0),
                Article("BC-000", "补差价 邮费专用链接", "Price difference and postage", yuan: 1),
            ]
        self.categoryOf = categoryOf
        self.ranges = ranges
        self.sums = sums
        self.refills = refills
        months = (1...12).map { month in
            var sum = 0.0
            return categories.map { category in
                sum += category.share * Self.season(category.bestMonth, month)
                return sum
            }
        }
    }

    func category(month: Int, _ generator: inout SeededGenerator) -> Int {
        let shares = months[month - 1]
        let place = generator.fraction() * shares[shares.count - 1]
        return shares.firstIndex { place < $0 } ?? 0
    }

    func article(of category: Int, _ generator: inout SeededGenerator) -> Int {
        let range = ranges[category]
        let place = generator.fraction() * sums[range.upperBound - 1]
        for article in range where place < sums[article] { return article }
        return range.lowerBound
    }

    /// The category of what a device uses up; nil for anything else.
    func refills(of article: Int) -> Int? {
        refills[article]
    }

    private static func season(_ best: Int?, _ month: Int) -> Double {
        guard let best else { return 1 }
        return 1 + 0.85 * cos(2 * .pi * Double(month - best) / 12)
    }
}
