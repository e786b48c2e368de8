import Insight
import Shop

extension Written {
    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `September 2025`, `2025 年 9 月`
    func fullMonth(_ month: BrandMonth) -> String {
        words.language == .chinese
            ? "\(month.year) 年 \(month.month) 月" : "\(Self.monthNames[month.month - 1]) \(month.year)"
    }

    /// `Sep 2025`, `2025 年 9 月`
    func month(_ month: BrandMonth) -> String {
        words.language == .chinese ? fullMonth(month) : shortMonth(month) + " \(month.year)"
    }

    /// `Sep`, `9 月`: under a chart.
    func shortMonth(_ month: BrandMonth) -> String {
        words.language == .chinese ? "\(month.month) 月" : String(Self.monthNames[month.month - 1].prefix(3))
    }
}
