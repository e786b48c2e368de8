import Insight
import Shop

/// The thresholds that customers are judged by, in a line.
struct ThresholdsLine {
    let thresholds: RFMThresholds
    let currency: Currency

    var words: Phrase {
        switch thresholds.bounds {
        case .mean(let sums):
            let means = sums.means
            let (days, times) = (decimal(means.recencyDays), decimal(means.frequency))
            let money = decimal(means.moneyMinor / Double(currency.minorPerUnit))
            return Phrase(
                en: "means: R \(days) days, F \(times), M \(money)", zh: "均值：R \(days) 天，F \(times)，M \(money)")
        case .median(let medians):
            let (days, times) = (half(medians.doubledRecencyDays), half(medians.doubledFrequency))
            let money = decimal(Double(medians.doubledMoneyMinor) / 2 / Double(currency.minorPerUnit))
            return Phrase(
                en: "medians: R \(days) days, F \(times), M \(money)", zh: "中位数：R \(days) 天，F \(times)，M \(money)")
        case .fixed(let bounds):
            let money = Money(minor: bounds.moneyMinor, currency).grouped
            return Phrase(
                en: "bounds: R ≤ \(bounds.recencyDays.grouped) days, F ≥ \(bounds.frequency.grouped), M ≥ \(money)",
                zh: "阈值：R ≤ \(bounds.recencyDays.grouped) 天，F ≥ \(bounds.frequency.grouped)，M ≥ \(money)")
        case .quintile(let quintiles):
            let days = list(quintiles.recencyDays.map(\.grouped))
            let times = list(quintiles.frequency.map(\.grouped))
            let money = list(quintiles.moneyMinor.map { Money(minor: $0, currency).grouped })
            return Phrase(
                en: "scores 2 · 3 · 4 · 5: R < \(days) days, F > \(times), M > \(money)",
                zh: "2 · 3 · 4 · 5 分：R < \(days) 天，F > \(times)，M > \(money)")
        }
    }

    private func decimal(_ number: Double) -> String {
        Figures.decimal(number, digits: 2)
    }

    private func half(_ doubled: Int128) -> String {
        doubled.isMultiple(of: 2) ? (doubled / 2).grouped : (doubled / 2).grouped + ".5"
    }

    private func list(_ values: [String]) -> String {
        values.joined(separator: " · ")
    }
}
