/// Order statistics of a column, exact and without sorting it.
extension Column {
    /// The values that would stand at `places` if the rows were sorted in ascending order, from 0; `places` ascend. Only the
    /// rows of `mask` and of `rows` are looked at, where those are given. A NaN comes last.
    ///
    /// - Complexity: O(rows), and 8 bytes for each row looked at.
    @inlinable
    public func values(at places: [Int], in mask: BitMask? = nil, rows: Range<Int>? = nil) -> [Element] {
        var keys = orderKeys(in: mask, rows: rows)
        return keys.withUnsafeMutableBufferPointer { keys in
            RadixSelect.keys(at: places, of: keys).map(Element.init(orderBits:))
        }
    }

    /// The middle of the rows looked at, nil if there are none.
    ///
    /// - Complexity: as `values(at:)`.
    @inlinable
    public func median(in mask: BitMask? = nil, rows: Range<Int>? = nil) -> Median<Element>? {
        var keys = orderKeys(in: mask, rows: rows)
        return keys.isEmpty ? nil : Median(selectingFrom: &keys)
    }

    /// The order bits of the rows looked at.
    @inlinable
    func orderKeys(in mask: BitMask?, rows: Range<Int>?) -> ContiguousArray<UInt64> {
        let rows = rows ?? 0..<count
        precondition(rows.lowerBound >= 0 && rows.upperBound <= count, "rows outside the column")
        precondition(mask.map { $0.rows == count } ?? true, "a mask over other rows")
        return withUnsafeBuffer { values in
            ContiguousArray(unsafeUninitializedCapacity: rows.count) { keys, filled in
                guard let mask else {
                    for row in rows { keys[row &- rows.lowerBound] = values[row].orderBits }
                    filled = rows.count
                    return
                }
                mask.words.withUnsafeBufferPointer { words in
                    for row in rows {
                        keys[filled] = values[row].orderBits
                        filled &+= Int(truncatingIfNeeded: words[row &>> 6] &>> UInt64(row & 63) & 1)
                    }
                }
            }
        }
    }
}

/// The middle of some numbers: of an even number of them the two in the middle, whose mean it is.
@frozen
public struct Median<Element: ColumnElement>: Sendable, Hashable {
    public let lower: Element
    /// The same as `lower` for an odd number.
    public let upper: Element

    @inlinable
    public init(lower: Element, upper: Element) {
        self.lower = lower
        self.upper = upper
    }

    /// Of at least one number, given by their order bits, whose order is lost.
    @inlinable
    init(selectingFrom keys: inout ContiguousArray<UInt64>) {
        let (lower, upper) = ((keys.count - 1) / 2, keys.count / 2)
        if keys.count <= RadixSelect.few {
            keys.withUnsafeMutableBufferPointer { RadixSelect.insertionSort($0) }
            self.init(lower: Element(orderBits: keys[lower]), upper: Element(orderBits: keys[upper]))
            return
        }
        let middle = keys.withUnsafeMutableBufferPointer { RadixSelect.keys(at: [lower, upper], of: $0) }
        self.init(lower: Element(orderBits: middle[0]), upper: Element(orderBits: middle[1]))
    }
}

extension Median where Element: FixedWidthInteger {
    /// The mean of the two, rounded once if 64 bits of floating point do not hold it.
    @inlinable
    public var value: Double { Double(Int128(lower) + Int128(upper)) / 2 }

    /// The largest whole number that is not above the mean of the two.
    @inlinable
    public var roundedDown: Element { (lower & upper) + (lower ^ upper) >> 1 }
}

extension Median where Element: BinaryFloatingPoint {
    /// The mean of the two.
    @inlinable
    public var value: Double { lower == upper ? Double(lower) : Double(lower) / 2 + Double(upper) / 2 }
}
