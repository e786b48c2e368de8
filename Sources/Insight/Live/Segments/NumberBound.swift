import Segments
import Shop

/// A test of a number made ready for whole numbers: those within the range hold, or those outside it.
struct NumberBound {
    let range: ClosedRange<Int64>
    let isInverted: Bool

    /// - Parameters:
    ///   - yardstick: what a relation, a share or a median compares with; nil where it does not stand.
    ///   - unit: how many of the whole numbers make one of the test's: 100 for money in hundredths.
    init(_ test: NumberTest, yardstick: Ratio?, unit: Int64) {
        switch test {
        case .compare(let relation, .number(let number)): self.init(relation, Ratio(number), unit)
        case .compare(let relation, .average), .compare(let relation, .median):
            if let yardstick { self.init(relation, yardstick, unit) } else { self = .nothing }
        case .between(let low, let high):
            self.init(Self.least(Ratio(low), unit), Self.most(Ratio(high), unit))
        case .top: self = yardstick.map { NumberBound(.atLeast, $0, unit) } ?? .nothing
        case .bottom: self = yardstick.map { NumberBound(.atMost, $0, unit) } ?? .nothing
        }
    }

    @inline(__always)
    func holds(_ value: Int64) -> Bool {
        range.contains(value) != isInverted
    }

    private static let nothing = NumberBound(range: .min ... .max, isInverted: true)

    private init(range: ClosedRange<Int64>, isInverted: Bool) {
        self.range = range
        self.isInverted = isInverted
    }

    private init(_ low: Int64?, _ high: Int64?, isInverted: Bool = false) {
        guard let low, let high, low <= high else {
            self.init(range: .min ... .max, isInverted: !isInverted)
            return
        }
        self.init(range: low...high, isInverted: isInverted)
    }

    private init(_ relation: Relation, _ number: Ratio, _ unit: Int64) {
        switch relation {
        case .less: self.init(.min, Self.most(number, unit, isStrict: true))
        case .atMost: self.init(.min, Self.most(number, unit))
        case .equal: self.init(Self.least(number, unit), Self.most(number, unit))
        case .unequal: self.init(Self.least(number, unit), Self.most(number, unit), isInverted: true)
        case .atLeast: self.init(Self.least(number, unit), .max)
        case .more: self.init(Self.least(number, unit, isStrict: true), .max)
        }
    }

    /// The least whole number that is at least, or above, `number`; nil when none is.
    private static func least(_ number: Ratio, _ unit: Int64, isStrict: Bool = false) -> Int64? {
        let scaled = number.wholes(of: unit)
        let least = scaled.isExact && !isStrict ? scaled.floor : scaled.floor + 1
        return least > Int128(Int64.max) ? nil : Int64(clamping: least)
    }

    /// The greatest whole number that is at most, or below, `number`; nil when none is.
    private static func most(_ number: Ratio, _ unit: Int64, isStrict: Bool = false) -> Int64? {
        let scaled = number.wholes(of: unit)
        let most = scaled.isExact && isStrict ? scaled.floor - 1 : scaled.floor
        return most < Int128(Int64.min) ? nil : Int64(clamping: most)
    }
}
