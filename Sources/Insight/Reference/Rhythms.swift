import Shop

/// When everybody bought in each scope, and the cycles that follow.
struct Rhythms {
    private let settings: FigureSettings
    private let products: [ID<Product>: Product]
    private let days: [ID<Customer>: [CycleScope: [PurchaseDay]]]

    /// - Parameter lines: without them only the brand's cycle and those over everything can be told.
    init(_ book: PurchaseBook, _ lines: LineBook?, _ settings: FigureSettings) {
        self.settings = settings
        products = lines?.products ?? [:]
        days = book.byCustomer.mapValues { purchases in
            lines?.purchaseDays(purchases) ?? [.brand: Set(purchases.map(\.day)).sorted().map { PurchaseDay($0) }]
        }
    }

    func cycles(on day: BrandDay) -> CycleReport {
        var common: [CycleScope: [[Double]]] = [:]
        for scopes in days.values {
            for (scope, days) in scopes { common[scope, default: []].append(intervals(days).common) }
        }
        return CycleReport(
            day: day,
            rows: common.compactMap { scope, intervals in Cycle(intervals).map { CycleReport.Row(scope, $0) } })
    }

    /// The person's cycle over everything; nil for who never bought.
    func whole(of customer: ID<Customer>, _ cycles: CycleReport) -> DueList.Row? {
        guard let days = days[customer]?[.brand], let last = days.last else { return nil }
        return DueList.Row(
            customer, .whole, last: last.day, cycle: personal(days, parent: cycles.brandParent, lastUnits: 1))
    }

    /// The person's cycle of each product bought.
    func products(of customer: ID<Customer>, _ cycles: CycleReport) -> [DueList.Row] {
        (days[customer] ?? [:]).compactMap { scope, days in
            guard case .product(let id) = scope, let product = products[id], let last = days.last else { return nil }
            let parent = cycles.parent(of: product, lastUnits: last.units, usePerDay: settings.usePerDay[id])
            return DueList.Row(
                customer, .product(id), last: last.day,
                cycle: personal(days, parent: parent, lastUnits: last.units))
        }
    }

    private func personal(_ days: [PurchaseDay], parent: Double, lastUnits: Int64) -> Double {
        let own = intervals(days).personal
        return CycleRules.personal(
            parent: parent, sumOfLogs: CycleRules.sumOfLogs(own), count: own.count, units: lastUnits)
    }

    private func intervals(_ days: [PurchaseDay]) -> OwnIntervals {
        CycleRules.intervals(days, masked: settings.promotionDays)
    }
}
