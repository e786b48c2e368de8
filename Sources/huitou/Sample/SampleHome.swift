import Access
import Foundation
import Operations
import SampleData
import Shop

/// The brand in a database that a sample is told to.
enum SampleHome {
    /// Makes it unless it is known, and sets its promotion days: those with new products are among them, for they are why
    /// people buy on them.
    static func make(for sample: SampleBrand, on session: CommandSession) async throws {
        do {
            _ = try await session.run(FindBrand(name: sample.name))
        } catch AccessError.noSuchBrand {
            _ = try await session.run(
                CreateBrand(
                    name: sample.name, timeZone: SampleBrand.timeZone.identifier, currency: Currency.cny.code,
                    language: session.context.language))
        }
        try await settlePromotions(of: sample, on: session)
    }

    private static func settlePromotions(of sample: SampleBrand, on session: CommandSession) async throws {
        let (name, value) = promotions(of: sample)
        guard try await session.run(ShowSettings(brand: sample.name)).value(of: name) != value else { return }
        _ = try await session.run(SettleBrand(brand: sample.name, name: name, value: value))
    }

    /// The setting of its promotion days.
    static func promotions(of sample: SampleBrand) -> (name: String, value: String) {
        (
            SettingName.cyclePromotions.rawValue,
            (["standard"] + sample.newArrivalDays.map(\.description)).joined(separator: ",")
        )
    }
}
