package import Access
import Database
package import Insight
package import Shop

/// RFM of a brand on a day. What is not named stands as the brand has set it.
package struct ReportRFM: Operation {
    package static let permission = Permission.readFigures

    package enum Window: Sendable, Equatable {
        case all
        case days(Int)
    }

    private let brand: String?
    private let today: BrandDay?
    private let window: Window?
    private let money: MoneyBasis?
    private let frequency: FrequencyBasis?

    package init(
        brand: String?, today: BrandDay? = nil, window: Window? = nil, money: MoneyBasis? = nil,
        frequency: FrequencyBasis? = nil
    ) {
        self.brand = brand
        self.today = today
        self.window = window
        self.money = money
        self.frequency = frequency
    }

    package func run(
        in installation: Installation, at now: Instant
    ) async throws -> (report: RFMReport, settings: BrandSettings) {
        try await installation.database.read { tx in
            let brand = try Brands.find(brand, in: tx)
            let settings = try Brands.settings(of: brand.id, in: tx)
            let days: Int? =
                switch window {
                case .all: nil
                case .days(let days): days
                case nil: settings.rfmWindowDays
                }
            let question = RFMQuestion(
                today: today ?? BrandDay(now, in: brand.timeZone), windowDays: days,
                money: money ?? settings.moneyBasis, frequency: frequency ?? settings.frequencyBasis)
            return (try RFMReader.report(question, brand: brand, in: tx), settings)
        }
    }
}
