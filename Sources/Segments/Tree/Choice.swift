/// One of some values, or none of them. Of a person without any value, both are false.
package enum Choice<Value: Hashable & Sendable>: Hashable, Sendable {
    case oneOf([Value])
    case noneOf([Value])

    package var values: [Value] {
        switch self {
        case .oneOf(let values), .noneOf(let values): values
        }
    }

    /// What was chosen, each value once.
    init(_ values: [Value], isExcluded: Bool) {
        self = isExcluded ? .noneOf(values.withoutRepeats) : .oneOf(values.withoutRepeats)
    }

    var isExcluded: Bool {
        switch self {
        case .oneOf: false
        case .noneOf: true
        }
    }

    package func holds(_ value: Value?) -> Bool {
        guard let value else { return false }
        return values.contains(value) != isExcluded
    }
}
