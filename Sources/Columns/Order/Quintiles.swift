/// Which end of a column is the better one.
public enum QuintileOrder: Sendable, Hashable {
    /// Values ordered from smallest to largest: the largest score 5.
    case largestBest
    /// Values ordered from largest to smallest: the smallest score 5.
    case smallestBest
}

/// The four values that divide the scores 1 … 5, so that any value can be scored without the column.
///
/// In the column a score is 1 + ⌊5·(rank − 1)/n⌋, where rank is the position of the value's first occurrence in order. For
/// k = ⌈s·n/5⌉, rank − 1 ≥ k says that the value stands behind the k-th: so its score is one more for each s = 1 … 4 whose
/// k-th value it is beyond. A value from outside the column scores as its place among the others demands, at most 5.
@frozen
public struct Quintiles<Element: ColumnElement>: Sendable, Hashable {
    public let order: QuintileOrder
    /// Four values, in the order of scores: score s + 1 begins beyond the s-th.
    public let bounds: [Element]

    /// As they once came from a column.
    @inlinable
    public init(_ bounds: [Element], _ order: QuintileOrder) {
        precondition(bounds.count == 4, "five scores have four bounds")
        self.bounds = bounds
        self.order = order
    }

    /// 1 … 5, 5 best. A NaN counts as larger than all numbers.
    @inlinable
    public func score(_ value: Element) -> UInt8 {
        let key = value.orderBits
        return bounds.reduce(1) { score, bound in
            switch order {
            case .largestBest: score + (key > bound.orderBits ? 1 : 0)
            case .smallestBest: score + (key < bound.orderBits ? 1 : 0)
            }
        }
    }

    /// One score for each row of `column`, same order.
    ///
    /// - Complexity: O(rows).
    @inlinable
    public func scores(_ column: Column<Element>) -> Column<UInt8> {
        let keys = bounds.map(\.orderBits)
        let (first, second, third, fourth) = (keys[0], keys[1], keys[2], keys[3])
        return column.withUnsafeBuffer { values in
            Column<UInt8>(unsafeCount: column.count) { scores in
                switch order {
                case .largestBest:
                    for row in 0..<values.count {
                        let key = values[row].orderBits
                        scores[row] =
                            1 &+ (key > first).bit &+ (key > second).bit &+ (key > third).bit &+ (key > fourth).bit
                    }
                case .smallestBest:
                    for row in 0..<values.count {
                        let key = values[row].orderBits
                        scores[row] =
                            1 &+ (key < first).bit &+ (key < second).bit &+ (key < third).bit &+ (key < fourth).bit
                    }
                }
            }
        }
    }
}

extension Column {
    /// The bounds of the scores of the rows of `mask` (of all, without one); nil if there are none.
    ///
    /// - Complexity: as `values(at:)`.
    @inlinable
    public func quintiles(_ order: QuintileOrder, in mask: BitMask? = nil) -> Quintiles<Element>? {
        var keys = orderKeys(in: mask, rows: nil)
        let count = keys.count
        guard count > 0 else { return nil }
        let ranks = (1...4).map { ($0 * count + 4) / 5 }
        let places = order == .largestBest ? ranks.map { $0 - 1 } : ranks.reversed().map { count - $0 }
        let values = keys.withUnsafeMutableBufferPointer { keys in
            RadixSelect.keys(at: places, of: keys).map(Element.init(orderBits:))
        }
        return Quintiles(order == .largestBest ? values : values.reversed(), order)
    }
}
