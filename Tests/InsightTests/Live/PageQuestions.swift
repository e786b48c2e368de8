import Insight
import Shop

/// What is asked of a random brand on a day for the pages, a little different each time.
struct PageQuestions: Sendable {
    let day: BrandDay
    let settings: FigureSettings
    let cohorts: [CohortQuestion]
    let intervals: [IntervalQuestion]
    let paths: [PathQuestion]
    let pictures: [RFMQuestion]
    /// Asked on the day, from `before`; and the other way round.
    let moved: [RFMQuestion]
    let before: BrandDay
    let sales: [SalesQuestion]
    /// Made up: what keeps addresses out is not the brand's to know here.
    let keptOut: [ConsentChannel: [ID<Customer>]]

    init(_ day: BrandDay, _ number: Int, _ live: LiveBrand) {
        self.day = day
        var settings = FigureSettings()
        settings.countsFreight = number % 2 == 0
        if number % 3 == 1 { settings.promotionDays.single = [day.adding(days: -20), day.adding(days: -61)] }
        self.settings = settings
        let freight = settings.countsFreight
        cohorts = [
            CohortQuestion(today: day, months: 24, countsFreight: freight),
            CohortQuestion(today: day, months: 13, source: .stores([ID(2)]), countsFreight: freight),
            CohortQuestion(today: day, months: 24, source: .origin("小艾"), countsFreight: freight),
            CohortQuestion(today: day, months: 3, source: .origin("nobody")),
        ]
        let products = live.products.isEmpty ? [] : [live.products[number % live.products.count].id]
        let scopes: [CycleScope] =
            [.brand, .store(ID(1)), .store(ID(99)), .category("care"), .category("nothing")]
            + products.map { .product($0) }
        intervals = scopes.map { IntervalQuestion(today: day, scope: $0) }
        paths = [PathQuestion(today: day), PathQuestion(today: day, observedDays: 180)]
        let rules: [RFMRule] = [
            .mean, .median, .quintile, .fixed(RFMBounds(recencyDays: 60, frequency: 3, moneyMinor: 50_000)),
        ]
        pictures = [
            RFMQuestion(today: day, countsFreight: freight),
            RFMQuestion(today: day, windowDays: nil, money: .gross, frequency: .days, rule: .median),
            RFMQuestion(today: day, windowDays: 90, rule: .quintile, measure: .averageOrderValue),
            RFMQuestion(today: day, windowDays: 200, rule: rules[3], countsFreight: false),
        ]
        moved = rules.flatMap { rule in
            [
                RFMQuestion(today: day, rule: rule, countsFreight: freight),
                RFMQuestion(today: day, windowDays: 90, frequency: .days, rule: rule, measure: .averageOrderValue),
            ]
        }
        before = day.adding(days: -[30, 7, 91][number % 3])
        sales = [
            SalesQuestion(from: day.adding(days: -180), to: day, countsFreight: freight),
            SalesQuestion(from: day.adding(days: -600), to: day.adding(days: -100), dueWithinDays: 30),
        ]
        keptOut = [
            .sms: (1...80).map { ID(Int64($0 * 3)) }, .email: (1...20).map { ID(Int64($0 * 7)) }, .phone: [],
        ]
    }
}
