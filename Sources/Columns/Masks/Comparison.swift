/// A condition that one value of a column meets or not.
public enum Comparison<Element: ColumnElement>: Sendable, Hashable {
    case less(than: Element)
    case atMost(Element)
    case equal(to: Element)
    case notEqual(to: Element)
    case atLeast(Element)
    case greater(than: Element)
    /// From the first to the second, both included.
    case between(Element, Element)
}

/// Masks made from a column. Every one is over all rows of the column, and clear outside `rows` where those are given.
///
/// - Complexity: O(rows); a row takes two or three instructions.
extension Column {
    /// The rows whose value meets `condition`. A NaN meets only `notEqual`.
    @inlinable
    public func mask(where condition: Comparison<Element>, rows: Range<Int>? = nil) -> BitMask {
        withUnsafeBuffer { values in
            switch condition {
            case .less(let bound): BitMask(testing: count, rows) { (values[$0] < bound).bit }
            case .atMost(let bound): BitMask(testing: count, rows) { (values[$0] <= bound).bit }
            case .equal(let wanted): BitMask(testing: count, rows) { (values[$0] == wanted).bit }
            case .notEqual(let unwanted): BitMask(testing: count, rows) { (values[$0] != unwanted).bit }
            case .atLeast(let bound): BitMask(testing: count, rows) { (values[$0] >= bound).bit }
            case .greater(let bound): BitMask(testing: count, rows) { (values[$0] > bound).bit }
            case .between(let low, let high):
                BitMask(testing: count, rows) { (values[$0] >= low).bit & (values[$0] <= high).bit }
            }
        }
    }

    /// Those of some rows whose value lies within two bounds, both included. Few rows are looked at one by one.
    @inlinable
    package func mask(within range: ClosedRange<Element>, among candidates: BitMask) -> BitMask {
        let (low, high) = (range.lowerBound, range.upperBound)
        guard candidates.count < count / 32 else {
            var all = mask(where: .between(low, high))
            all.formIntersection(candidates)
            return all
        }
        return withUnsafeBuffer { values in
            BitMask.among(candidates) { $0.filter { values[$0] >= low && values[$0] <= high } }
        }
    }

    /// The rows whose value is one of `values`, which should be few: each is compared with every row.
    @inlinable
    public func mask(whereAmong wanted: [Element], rows: Range<Int>? = nil) -> BitMask {
        wanted.reduce(into: BitMask(testing: count, 0..<0) { _ in 0 }) { mask, value in
            mask.formUnion(self.mask(where: .equal(to: value), rows: rows))
        }
    }
}

extension Column where Element: FixedWidthInteger {
    /// The rows whose value is the number of a set bit in `table`; a value outside the table is in no set.
    @inlinable
    public func mask(whereIn table: BitMask, rows: Range<Int>? = nil) -> BitMask {
        withUnsafeBuffer { values in
            table.words.withUnsafeBufferPointer { words in
                let limit = UInt64(table.rows)
                if limit == 0 { return BitMask(testing: count, 0..<0) { _ in 0 } }
                return BitMask(testing: count, rows) { row in
                    let code = UInt64(truncatingIfNeeded: values[row])
                    let isInside = code < limit
                    let word = words[Int(code & isInside.mask(UInt64.self)) &>> 6]
                    return UInt8(truncatingIfNeeded: word &>> (code & 63)) & isInside.bit
                }
            }
        }
    }
}

extension BitMask {
    /// `count` rows, set where `test` says 1, which else says 0.
    ///
    /// The answers for 64 rows are first written as bytes, which the compiler does many at a time, and eight bytes become
    /// eight bits by one multiplication.
    @inlinable
    @inline(__always)
    init(testing count: Int, _ range: Range<Int>?, _ test: (Int) -> UInt8) {
        let range = range ?? 0..<count
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "rows outside the column")
        var words = ContiguousArray<UInt64>(repeating: 0, count: Self.words(for: count))
        words.withUnsafeMutableBufferPointer { words in
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { answers in
                let bytes = answers.baseAddress!
                var row = range.lowerBound
                while row < range.upperBound {
                    let word = row &>> 6
                    guard row & 63 == 0, row &+ 64 <= range.upperBound else {
                        words[word] |= UInt64(test(row)) &<< UInt64(row & 63)
                        row &+= 1
                        continue
                    }
                    for place in 0..<64 { bytes[place] = test(row &+ place) }
                    var bits: UInt64 = 0
                    for eight in 0..<8 {
                        let ones = UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: eight &* 8, as: UInt64.self)
                        let packed = (ones.littleEndian &* 0x0102_0408_1020_4080) &>> 56
                        bits |= packed &<< UInt64(eight &* 8)
                    }
                    words[word] = bits
                    row &+= 64
                }
            }
        }
        self.init(rows: count, words: words)
    }

    @usableFromInline
    mutating func formUnion(_ other: BitMask) {
        self |= other
    }

    @usableFromInline
    mutating func formIntersection(_ other: BitMask) {
        self &= other
    }
}
