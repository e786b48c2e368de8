package import Foundation

/// 品牌: the tenant and data controller. It owns customers and rules; no fact crosses brands.
package struct Brand: Hashable, Sendable {
    package let id: ID<Brand>
    package let name: String
    /// Days are reckoned here.
    package let timeZone: TimeZone
    package let currency: Currency
    package let language: Language

    package init(id: ID<Brand>, name: String, timeZone: TimeZone, currency: Currency, language: Language) {
        self.id = id
        self.name = name
        self.timeZone = timeZone
        self.currency = currency
        self.language = language
    }
}
