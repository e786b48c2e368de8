import Shop

/// Finds how often the candle shop's customers must come back for its repurchase rate over 90 days to be 12 % three months
/// before its last day and 28 % on it.
struct ReturnFit {
    let customers: Int
    let curve: TrafficCurve
    let plan: (ReturnChance) -> LifePlan

    static let first = 0.12
    static let last = 0.28
    private static let windowDays = 90

    /// - Complexity: some twenty times the orders of at most 6,000 persons.
    func found() -> ReturnChance {
        let lastDay = curve.days.upperBound
        let middle = lastDay.adding(days: -Self.windowDays)
        var returns = ReturnChance(
            before: 0.3, after: 0.3, from: curve.load(after: middle), to: curve.load(after: middle.adding(days: 20)))
        returns.before = bisected(Self.first, on: middle) { returns.with(before: $0, after: $0) }
        let before = returns.before
        returns.after = bisected(Self.last, on: lastDay) { returns.with(before: before, after: $0) }
        return returns
    }

    private func bisected(_ wanted: Double, on day: BrandDay, _ returns: (Double) -> ReturnChance) -> Double {
        var low = 0.0
        var high = 1.0
        for _ in 0..<9 {
            let middle = (low + high) / 2
            if rate(plan(returns(middle)), on: day) < wanted { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// Persons with purchases on two days or more, of all buyers, in the 90 days that end with `day`.
    private func rate(_ plan: LifePlan, on day: BrandDay) -> Double {
        let first = day.adding(days: 1 - Self.windowDays)
        var buyers = 0
        var returned = 0
        plan.forEachLife(of: 0..<min(max(customers, 1), 6_000)) { life in
            var known: BrandDay?
            var isBack = false
            for order in life.orders where order.isPurchase && order.isClaimed {
                let paid = Wall.local(order.purchased).day
                guard paid >= first, paid <= day else { continue }
                if let known, known != paid { isBack = true }
                known = paid
            }
            if known != nil { buyers += 1 }
            if isBack { returned += 1 }
        }
        return buyers == 0 ? 0 : Double(returned) / Double(buyers)
    }
}

extension ReturnChance {
    fileprivate func with(before: Double, after: Double) -> ReturnChance {
        ReturnChance(before: before, after: after, from: from, to: to)
    }
}
