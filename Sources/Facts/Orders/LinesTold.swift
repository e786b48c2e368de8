import Shop

/// What the statement behind a version told of the order's lines. Numbers are kept for good.
enum LinesTold: Int64, Sendable {
    case untold = 0
    /// All of them. A version kept apart has them in the set that it names.
    case whole = 1
    /// Rows that unite with those known. A version kept apart has only those that were unknown then, in the set that
    /// bears its number.
    case rows = 2
    /// Such rows, whose sum over the whole order is its amount.
    case rowsSummed = 3

    init(_ order: StatedOrder) {
        switch order.lines {
        case .untold: self = .untold
        case .whole: self = .whole
        case .union: self = order.amounts == .sumOfLines ? .rowsSummed : .rows
        }
    }

    var isUnion: Bool {
        switch self {
        case .untold, .whole: false
        case .rows, .rowsSummed: true
        }
    }
}
