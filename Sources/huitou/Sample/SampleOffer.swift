import Foundation
import Operations
import SampleData
import Shop

/// The brand that the console offers to look around in: a candle shop that lived up to yesterday.
enum SampleOffer {
    private static let customers = 300

    static func candle(at now: Instant) -> ToldBrand {
        let yesterday = BrandDay(now, in: SampleBrand.timeZone).adding(days: -1)
        let sample = SampleBrand(.candle(customers: customers), seed: SampleDay.seed, until: yesterday)
        let events = SampleEvents(brand: sample)
        return ToldBrand(
            timeZone: SampleBrand.timeZone.identifier, currency: Currency.cny.code,
            stores: sample.stores.map { (name: $0.name, platform: $0.platform) },
            settings: [SampleHome.promotions(of: sample)],
            events: events.products + events.lives(of: sample.persons).events, statedAt: events.end)
    }
}
