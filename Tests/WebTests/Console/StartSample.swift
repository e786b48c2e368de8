import Foundation
import Operations
import SampleData
import Shop

/// A made-up candle shop as small as can be, as the first start tells it.
enum StartSample {
    static func candle(at now: Instant) -> ToldBrand {
        let until = BrandDay(now, in: SampleBrand.timeZone).adding(days: -1)
        let brand = SampleBrand(.candle(customers: 30), seed: 7, until: until)
        let events = brand.events(of: brand.persons).compactMap { told($0, of: brand.stores) }
        return ToldBrand(
            timeZone: SampleBrand.timeZone.identifier, currency: Currency.cny.code,
            stores: brand.stores.map { (name: $0.name, platform: $0.platform) },
            settings: [(name: "rfm.window", value: "180")], events: events,
            statedAt: until.adding(days: 1).start(in: SampleBrand.timeZone).advanced(milliseconds: -1))
    }

    private static func told(_ event: SampleEvent, of stores: [SampleStore]) -> ToldEvent? {
        switch event {
        case .statement(let store, let statement): .statement(store: stores[store].name, statement)
        case .behaviour(let store, let behaviour): .behaviour(store: stores[store].name, behaviour)
        case .person(let store, let fact): .person(store: stores[store].name, fact)
        case .leftOut, .merge, .unmerge: nil
        }
    }
}
