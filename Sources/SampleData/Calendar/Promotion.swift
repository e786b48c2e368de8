import Shop

/// 大促: a promotion that all shops share, with how many times an ordinary day its days sell.
struct Promotion {
    let month: Int
    let day: Int
    /// Day beside the peak → times an ordinary day; 0 is the peak.
    let profile: [(offset: Int, times: Double)]

    static let all = [
        Promotion(
            month: 6, day: 18, profile: [(-17, 2.2), (-16, 1.6), (-3, 1.4), (-2, 1.6), (-1, 2.4), (0, 7)] + slump),
        Promotion(
            month: 11, day: 11,
            profile: [(-11, 2.6), (-10, 2), (-9, 1.5), (-8, 1.3), (-2, 1.5), (-1, 2.8), (0, 9)] + slump),
        Promotion(month: 12, day: 12, profile: [(-1, 1.6), (0, 4.5), (1, 0.9)]),
        Promotion(month: 3, day: 8, profile: [(-2, 1.3), (-1, 1.7), (0, 4), (1, 0.9)]),
    ]

    /// Who stocked up buys less for a while.
    private static let slump: [(offset: Int, times: Double)] = [
        (1, 1.1), (2, 0.8), (3, 0.7), (4, 0.7), (5, 0.7), (6, 0.75), (7, 0.8), (8, 0.85), (9, 0.9),
    ]

    /// The peaks within some days, earliest first.
    static func peaks(in days: ClosedRange<BrandDay>) -> [BrandDay] {
        years(of: days).flatMap { year in all.compactMap { $0.peak(in: year) } }
            .filter(days.contains).sorted()
    }

    func peak(in year: Int) -> BrandDay? {
        CivilDate(year: year, month: month, day: day).map { BrandDay(number: $0.daysSince1970) }
    }

    static func years(of days: ClosedRange<BrandDay>) -> ClosedRange<Int> {
        CivilDate(daysSince1970: days.lowerBound.number).year...CivilDate(daysSince1970: days.upperBound.number).year
    }
}
