/// Where the knowledge of a format comes from.
enum FormatSource: Sendable {
    case shipped
    /// A mapping that somebody wrote for a file of their own: columns that it names and the file lacks deserve a word.
    case ownMapping
    /// A mapping that Huitou brings along, for files whose columns vary: it gives way to everything else that fits.
    case shippedMapping

    /// Whether a format of this source goes before one of `other`, however many columns each knows.
    func precedes(_ other: FormatSource) -> Bool {
        switch self {
        case .shipped, .ownMapping: other == .shippedMapping
        case .shippedMapping: false
        }
    }
}
