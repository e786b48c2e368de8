import Foundation
package import Shop

/// The formats that Huitou knows by itself.
package enum ImportFormats {
    package static let shipped: [ShippedFormat] = (Format.shipped + ShippedMappings.formats).map(ShippedFormat.init)
}

/// A format that Huitou knows by itself, as it is listed.
package struct ShippedFormat: Sendable {
    package let name: FormatName
    package let title: Phrase
    package let platform: Platform
    /// The columns without which a file is not recognised, under their usual names.
    package let keyColumns: [String]
    /// Nil: the brand's.
    package let zone: String?

    init(_ format: Format) {
        name = format.name
        title = format.title
        platform = format.platform
        keyColumns = format.keys.compactMap(\.names.first)
        zone = format.zone?.identifier
    }
}
