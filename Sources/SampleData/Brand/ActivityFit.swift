/// Finds how active people must be for a brand to get the orders it is to have.
struct ActivityFit {
    let customers: Int
    let orders: Int
    let plan: (Double) -> LifePlan

    /// - Complexity: a dozen times the orders of 600 persons, and twice those of 4,000.
    func found() -> Double {
        guard customers > 0 else { return 1 }
        let wanted = Double(orders) / Double(customers)
        var low = 0.0
        var high = 4.0
        while high < 300, mean(high, of: 600) < wanted { high *= 2 }
        for _ in 0..<7 {
            let middle = (low + high) / 2
            if mean(middle, of: 600) < wanted { low = middle } else { high = middle }
        }
        // Nearer by a straight line through two points of a larger sample.
        let near = (low + high) / 2
        let other = near * 0.9
        let (nearMean, otherMean) = (mean(near, of: 4_000), mean(other, of: 4_000))
        guard nearMean > otherMean else { return near }
        let found = near + (wanted - nearMean) * (near - other) / (nearMean - otherMean)
        return min(max(found, near * 0.5), near * 1.5)
    }

    /// Orders by each person of a sample.
    private func mean(_ activity: Double, of people: Int) -> Double {
        let sample = 0..<min(customers, people)
        var count = 0
        plan(activity).forEachLife(of: sample) { count += $0.orders.count }
        return Double(count) / Double(sample.count)
    }
}
