package import Access
package import Insight
package import Shop

/// How a figure of RFM is asked for. What is not named stands as the brand has set it.
package struct RFMChoice: Sendable {
    package enum Window: Sendable, Equatable {
        case all
        case days(Int)
    }

    package var window: Window?
    package var money: MoneyBasis?
    package var frequency: FrequencyBasis?
    package var rule: RFMRule?
    package var measure: MoneyMeasure?

    package init(
        window: Window? = nil, money: MoneyBasis? = nil, frequency: FrequencyBasis? = nil, rule: RFMRule? = nil,
        measure: MoneyMeasure? = nil
    ) {
        self.window = window
        self.money = money
        self.frequency = frequency
        self.rule = rule
        self.measure = measure
    }

    func question(on today: BrandDay, _ settings: BrandSettings) -> RFMQuestion {
        let days: Int? =
            switch window {
            case .all: nil
            case .days(let days): days
            case nil: settings.rfmWindowDays
            }
        return RFMQuestion(
            today: today, windowDays: days, money: money ?? settings.moneyBasis,
            frequency: frequency ?? settings.frequencyBasis, rule: rule ?? settings.rfmRule,
            measure: measure ?? settings.moneyMeasure, countsFreight: settings.countsFreight)
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
        return (desk.live.rfm(choice.question(on: desk.today, desk.settings)), desk.settings)
    }
}
