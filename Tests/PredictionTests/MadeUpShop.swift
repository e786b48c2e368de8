import Foundation
import Prediction

/// Persons drawn from a model with known parameters, observed for up to a year; times in days, rates and scales in
/// weeks.
enum MadeUpShop {
    /// BG/NBD or MBG/NBD.
    static func log(_ model: BetaGeometric, persons: Int, days: Int32, seed: UInt64) -> PurchaseLog {
        var numbers = SeededNumbers(seed)
        return PurchaseLog(
            persons: (0..<persons).map { _ in
                let first = Double(days) / 2 * numbers.uniform()
                let rate = numbers.gamma(model.r) / model.alpha / 7
                let leaves = numbers.beta(model.a, model.b)
                var bought = [first]
                if model.leaving == .afterAny, numbers.uniform() < leaves { return Self.purchases(bought, days) }
                while let last = bought.last, last < Double(days), bought.count < 500 {
                    bought.append(last + numbers.wait(rate: max(rate, 1e-9)))
                    if numbers.uniform() < leaves { break }
                }
                return Self.purchases(bought, days)
            })
    }

    /// Histories of few persons with many, few and no repeats, of all ages.
    static var mixed: BuyingHistories {
        BuyingHistories(
            repeats: [0, 0, 0, 1, 1, 2, 3, 5, 9, 20, 0, 1, 2, 40],
            lastDays: [0, 0, 0, 10, 200, 90, 30, 250, 300, 360, 0, 1, 364, 365],
            ageDays: [0, 50, 365, 300, 210, 365, 330, 260, 300, 365, 365, 365, 365, 365])
    }

    private static func purchases(_ times: [Double], _ days: Int32) -> [(day: Int32, amount: Double)] {
        times.filter { $0 < Double(days) }.map { (Int32($0), 100) }
    }
}
