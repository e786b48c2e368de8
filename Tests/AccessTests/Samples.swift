import Access
import Database
import Shop

extension Instant {
    static let start = Instant(milliseconds: 1_700_000_000_000)
}

extension Brand {
    static func make(_ name: String, language: Language = .chinese, in tx: WriteTransaction) throws -> Brand {
        try Brands.create(name: name, timeZone: "UTC", currency: "CNY", language: language, at: .start, in: tx)
    }
}
