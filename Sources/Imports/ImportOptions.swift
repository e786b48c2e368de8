package import Foundation
package import Shop

/// What the importing brand and its operator say about a file.
package struct ImportOptions: Sendable {
    /// Nil: recognised by the header.
    package let format: FormatName?
    package let mappings: [Mapping]
    /// The brand's, for formats that have no zone of their own.
    package let zone: TimeZone
    /// The brand's, for files that tell none.
    package let currency: Currency
    package let now: Instant

    package init(
        format: FormatName? = nil, mappings: [Mapping] = [], zone: TimeZone, currency: Currency, now: Instant
    ) {
        self.format = format
        self.mappings = mappings
        self.zone = zone
        self.currency = currency
        self.now = now
    }
}
