/// The name of a format: `online_retail`, or the name of a mapping.
package struct FormatName: Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { rawValue }
}
