import SampleData
import Shop

/// Brands that several tests read, made once.
enum Brands {
    static let until = BrandDay(number: 20_634)
    /// 600 customers, 5,000 orders.
    static let small = SampleBrand(.general(customers: 600, orders: 5_000, shopify: .chinese), seed: 5, until: until)
    /// 4,000 customers, 24,000 orders.
    static let large = SampleBrand(.general(customers: 4_000, orders: 24_000, shopify: .western), seed: 9, until: until)
    static let candle = SampleBrand(.candle, seed: 28, until: until)

    /// The whole file in one piece.
    static func bytes(
        _ file: SampleFile, of brand: SampleBrand, store: Int, persons: Range<Int>? = nil
    ) throws -> [UInt8] {
        let gathered = Gathered()
        try brand.write(file, of: store, persons: persons) { gathered.bytes += $0 }
        return gathered.bytes
    }

    private final class Gathered {
        var bytes: [UInt8] = []
    }

    static func orders(of brand: SampleBrand) -> [SampleOrder] {
        var orders: [SampleOrder] = []
        brand.forEachLife(of: brand.persons) { orders += $0.orders }
        return orders
    }

    static func day(_ instant: Instant) -> BrandDay {
        BrandDay(instant, in: SampleBrand.timeZone)
    }
}
