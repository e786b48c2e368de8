import SampleData
import Shop
import Testing

struct CandleRepurchaseTests {
    /// Persons with purchases on two days or more, of all buyers, in 90 days; plainly, from what is stated.
    private static func rates(of brand: SampleBrand, on days: [BrandDay]) -> [Double] {
        var purchases: [BuyerKey: Set<BrandDay>] = [:]
        let events = brand.events(of: brand.persons)
        var leftOut: Set<String> = []
        for event in events {
            if case .leftOut(_, let number, _) = event { leftOut.insert(number) }
        }
        for event in events {
            guard case .statement(_, .order(let order)) = event, let buyer = order.buyers.first,
                case .told(let amounts) = order.amounts, let paid = amounts.paid, order.status != .closed,
                order.leftOut == nil, !leftOut.contains(order.number), amounts.refunded < max(paid, 1)
            else { continue }
            let moment = order.kind == .cashOnDelivery ? order.times.delivered : order.times.paid
            if let moment { purchases[buyer, default: []].insert(Brands.day(moment)) }
        }
        return days.map { day in
            let inWindow = purchases.values.map { bought in
                bought.count { $0 <= day && $0 > day.adding(days: -90) }
            }
            return Double(inWindow.count { $0 >= 2 }) / Double(inWindow.count { $0 >= 1 })
        }
    }

    @Test(arguments: [(28, "2026-06-30"), (7, "2025-12-31"), (3, "2026-04-15")])
    func itRisesFromTwelveToTwentyEightPerCent(seed: UInt64, until: String) throws {
        let until = try #require(BrandDay(until))
        let brand = SampleBrand(.candle, seed: seed, until: until)
        let rates = Self.rates(of: brand, on: [-90, -60, -30, 0].map { until.adding(days: $0) })
        #expect(abs(rates[0] - 0.12) < 0.01, "\(rates)")
        #expect(abs(rates[3] - 0.28) < 0.01, "\(rates)")
        #expect(rates == rates.sorted(), "\(rates)")
    }

    @Test func itIsOneSmallShopOnTaobao() {
        let brand = Brands.candle
        #expect(brand.stores.map(\.platform) == [.taobao])
        #expect(brand.name == "香薰小铺")
        #expect((3_000...8_000).contains(Brands.orders(of: brand).count))
    }
}
