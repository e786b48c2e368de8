package import Access
package import Insight
package import Shop

/// How a figure of RFM is asked for. What is not named stands as the brand has set it.
package struct RFMChoice: Sendable {
    package enum Window: Sendable, Equatable {
        case all
        case days(Int)
    }

    /// The bounds of the fixed rule, in whatever currency the brand's is.
    package struct Bounds: Sendable, Equatable {
        package let recencyDays: Int
        package let frequency: Int
        package let money: Millionths

        package init(recencyDays: Int, frequency: Int, money: Millionths) {
            self.recencyDays = recencyDays
            self.frequency = frequency
            self.money = money
        }
    }

    package var window: Window?
    package var money: MoneyBasis?
    package var frequency: FrequencyBasis?
    package var rule: RFMRule?
    /// Stand in place of the rule, where they are told.
    package var bounds: Bounds?
    package var measure: MoneyMeasure?

    package init(
        window: Window? = nil, money: MoneyBasis? = nil, frequency: FrequencyBasis? = nil, rule: RFMRule? = nil,
        bounds: Bounds? = nil, measure: MoneyMeasure? = nil
    ) {
        self.bounds = bounds
        self.window = window
        self.money = money
        self.frequency = frequency
        self.rule = rule
        self.measure = measure
    }

    func question(on today: BrandDay, _ settings: BrandSettings, in currency: Currency? = nil) -> RFMQuestion {
        let days: Int? =
            switch window {
            case .all: nil
            case .days(let days): days
            case nil: settings.rfmWindowDays
            }
        return RFMQuestion(
            today: today, windowDays: days, money: money ?? settings.moneyBasis,
            frequency: frequency ?? settings.frequencyBasis, rule: fixed(in: currency) ?? rule ?? settings.rfmRule,
            measure: measure ?? settings.moneyMeasure, countsFreight: settings.countsFreight)
    }

    private func fixed(in currency: Currency?) -> RFMRule? {
        guard let bounds, let currency else { return nil }
        return .fixed(
            RFMBounds(
                recencyDays: bounds.recencyDays, frequency: bounds.frequency,
                moneyMinor: bounds.money.rounded(to: currency)))
    }
}

/// RFM of a brand on a day, by thresholds reckoned for that day.
package struct ReportRFM: BrandOperation {
    package static let permission = Permission.readFigures
    package let brand: String?
    private let today: BrandDay?
    private let choice: RFMChoice

    package init(brand: String?, today: BrandDay? = nil, _ choice: RFMChoice = RFMChoice()) {
        self.brand = brand
        self.today = today
        self.choice = choice
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> (report: RFMReport, settings: BrandSettings) {
        let desk = try await FigureDesk(brand, today: today, in: installation, at: now)
        return (desk.live.rfm(choice.question(on: desk.today, desk.settings, in: desk.brand.currency)), desk.settings)
    }
}
