import SampleData
import Shop
import Testing

struct CandleShopTests {
    private let until = BrandDay(number: 20_634)

    @Test func theSameSeedGivesTheSameShop() {
        let shops = (0..<2).map { _ in CandleShop(seed: 7, persons: 50, until: until) }
        #expect(TaobaoExport.orders(shops[0]) == TaobaoExport.orders(shops[1]))
        #expect(TaobaoExport.lines(shops[0]) == TaobaoExport.lines(shops[1]))
        #expect(TaobaoExport.orders(shops[0]) != TaobaoExport.orders(CandleShop(seed: 8, persons: 50, until: until)))
    }

    @Test func theYearLiesBeforeItsLastDay() {
        let shop = CandleShop(seed: 7, persons: 200, until: until)
        #expect(shop.orders.allSatisfy { $0.placed.day <= until && $0.placed.day > until.adding(days: -366) })
        #expect(Set(shop.orders.map(\.number)).count == shop.orders.count)
        #expect(shop.orders.count > 300)
    }
}
