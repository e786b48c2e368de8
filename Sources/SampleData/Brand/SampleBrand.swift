package import Foundation
package import Shop

/// A brand that nobody runs, of any size and the same for the same seed.
///
/// A person's whole life follows from the seed and the person's number, so that any chunk of persons can be told alone,
/// in any order and twice, and memory does not grow with the number of orders.
package struct SampleBrand: Sendable {
    package let preset: SamplePreset
    package let name: String
    package let stores: [SampleStore]
    /// People are numbered from 0.
    package let persons: Range<Int>
    /// The days of its life; nothing is known after the last.
    package let days: ClosedRange<BrandDay>
    /// 上新: days with new products.
    package let newArrivalDays: [BrandDay]
    let plan: LifePlan

    /// The seed of the brand that bears its plain name.
    package static let usualSeed: UInt64 = 28

    /// Brands live in Beijing time, and in yuan but for stores with western wording.
    package static let timeZone = TimeZone(identifier: "Asia/Shanghai") ?? TimeZone(secondsFromGMT: 28_800) ?? .gmt

    /// Finds the rates that give the brand its size and its repurchase rate from a sample of its persons: some tens of
    /// thousands of orders, whatever its size.
    ///
    /// - Parameters:
    ///   - until: the last day of its life.
    ///   - behavioursPerOrder: about how many, looking without buying included; 0 for none.
    package init(_ preset: SamplePreset, seed: UInt64, until: BrandDay, behavioursPerOrder: Double = 2) {
        let kind = SampleKind(preset)
        var habits = kind.habits
        // What people look at changes nothing of what they buy: the search for rates goes without it.
        habits.behavioursPerOrder = 0
        let days = until.adding(days: 1 - habits.days)...until
        let arrivals = NewArrivals.days(in: days, seed: seed)
        let curve = TrafficCurve(days: days, newArrivals: arrivals, strength: habits.promotionStrength)
        let catalogue = Catalogue(kind.categories)
        func planned(_ habits: SampleHabits) -> LifePlan {
            LifePlan(seed: seed, habits: habits, catalogue: catalogue, stores: kind.stores, curve: curve)
        }
        switch preset {
        case .candle(let customers):
            habits.returns = ReturnFit(customers: customers, curve: curve) { returns in
                var habits = habits
                habits.returns = returns
                return planned(habits)
            }.found()
        case .general(let customers, let orders, _):
            habits.activity = ActivityFit(customers: customers, orders: orders) { activity in
                var habits = habits
                habits.activity = activity
                return planned(habits)
            }.found()
        }
        habits.behavioursPerOrder = behavioursPerOrder
        self.preset = preset
        // Lives of two seeds do not mix: each seed but the usual one has a brand of its own name.
        name = seed == Self.usualSeed ? kind.name : "\(kind.name) \(seed)"
        stores = kind.stores
        persons = 0..<max(0, preset.customers)
        self.days = days
        newArrivalDays = arrivals
        plan = planned(habits)
    }

    /// The peaks of 618, Double 11, 12 December and 8 March in the brand's life.
    package var promotionDays: [BrandDay] { Promotion.peaks(in: days) }

    /// All persons in chunks of at most `size`, in order.
    package func chunks(of size: Int) -> [Range<Int>] {
        stride(from: 0, to: persons.upperBound, by: max(1, size)).map { start in
            start..<min(start + max(1, size), persons.upperBound)
        }
    }

    /// Reads lives as plain numbers, one after another in the same place: the quickest way through a brand.
    package func forEachLife(of persons: Range<Int>, _ body: (SampleLife) throws -> Void) rethrows {
        try plan.forEachLife(of: persons) { life in try body(life) }
    }

    /// Everything that some persons did, person after person: orders as they stand on the brand's last day, their refunds
    /// and reviews, behaviours, what is known of them, and what people of the shop marked and merged.
    package func events(of persons: Range<Int>) -> [SampleEvent] {
        let teller = EventTeller(
            plan: plan, products: StatedProducts(catalogue: plan.catalogue, stores: stores))
        var events: [SampleEvent] = []
        plan.forEachLife(of: persons) { teller.tell($0, to: &events) }
        return events
    }

    /// What a store sells, as a product file would state it: one entry per article, without variants.
    package func products(of store: Int) -> [StatedProductRecord] {
        let products = StatedProducts(catalogue: plan.catalogue, stores: stores)
        return plan.catalogue.articles.indices.map { place in
            var product = products.product(place, 0, in: store)
            product.variant = nil
            let article = plan.catalogue.articles[place]
            return StatedProductRecord(
                product: product, isConsumable: article.isConsumable, packSize: article.packSize)
        }
    }
}
