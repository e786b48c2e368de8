/// One bit per row: which rows are meant.
///
/// Whole masks are worked on 64 rows at a time; bits past the last row are always clear.
@frozen
public struct BitMask: Sendable, Equatable {
    /// How many rows the mask is over.
    public private(set) var rows: Int

    @usableFromInline
    var words: ContiguousArray<UInt64>

    package init(rows: Int, all isSet: Bool = false) {
        self.init(rows: rows, words: ContiguousArray(repeating: isSet ? .max : 0, count: Self.words(for: rows)))
        clearTail()
    }

    /// Exactly these rows, in any order.
    package init(rows: Int, setting indices: some Sequence<Int32>) {
        self.init(rows: rows)
        for row in indices { self[Int(row)] = true }
    }

    @usableFromInline
    init(rows: Int, words: ContiguousArray<UInt64>) {
        self.rows = rows
        self.words = words
    }

    @inlinable
    public subscript(row: Int) -> Bool {
        get {
            precondition(row >= 0 && row < rows, "a row outside the mask")
            return words[row >> 6] >> UInt64(row & 63) & 1 == 1
        }
        set {
            precondition(row >= 0 && row < rows, "a row outside the mask")
            let bit: UInt64 = 1 << UInt64(row & 63)
            if newValue { words[row >> 6] |= bit } else { words[row >> 6] &= ~bit }
        }
    }

    package mutating func set(_ range: Range<Int>) {
        change(range) { $0 |= $1 }
    }

    package mutating func clear(_ range: Range<Int>) {
        change(range) { $0 &= ~$1 }
    }

    /// Lengthens the mask to `rows`, the new ones clear; a longer mask stays as it is.
    package mutating func grow(to rows: Int) {
        guard rows > self.rows else { return }
        words.append(contentsOf: repeatElement(0, count: Self.words(for: rows) - words.count))
        self.rows = rows
    }

    /// How many rows are set.
    @usableFromInline
    package var count: Int {
        words.withUnsafeBufferPointer { words in
            words.reduce(0) { $0 &+ $1.nonzeroBitCount }
        }
    }

    /// How many of `range` are set.
    ///
    /// - Complexity: O(rows of the range / 64).
    @inlinable
    @inline(__always)
    package func count(in range: Range<Int>) -> Int {
        precondition(range.lowerBound >= 0 && range.upperBound <= rows, "rows outside the mask")
        guard !range.isEmpty else { return 0 }
        let (first, last) = (range.lowerBound &>> 6, (range.upperBound &- 1) &>> 6)
        let from = UInt64.max &<< UInt64(range.lowerBound & 63)
        let upTo = UInt64.max &>> UInt64(63 &- (range.upperBound &- 1) & 63)
        return words.withUnsafeBufferPointer { words in
            guard first < last else { return (words[first] & from & upTo).nonzeroBitCount }
            var count = (words[first] & from).nonzeroBitCount &+ (words[last] & upTo).nonzeroBitCount
            for word in first &+ 1..<last { count &+= words[word].nonzeroBitCount }
            return count
        }
    }

    package var isEmpty: Bool { !any }

    /// Whether at least one row is set.
    package var any: Bool { words.contains { $0 != 0 } }

    /// The memory that the rows take, spare room included, in bytes.
    package var bytes: Int { words.capacity * MemoryLayout<UInt64>.stride }

    private mutating func change(_ range: Range<Int>, _ apply: (inout UInt64, UInt64) -> Void) {
        precondition(range.lowerBound >= 0 && range.upperBound <= rows, "rows outside the mask")
        for part in Self.parts(of: range) { apply(&words[part.word], part.bits) }
    }

    /// The words that a range touches, each with the bits that lie in it.
    private static func parts(of range: Range<Int>) -> some Sequence<(word: Int, bits: UInt64)> {
        let words = range.isEmpty ? 0..<0 : range.lowerBound >> 6..<(range.upperBound - 1) >> 6 + 1
        return words.lazy.map { word in
            var bits = UInt64.max
            if word == range.lowerBound >> 6 { bits &= .max << UInt64(range.lowerBound & 63) }
            if word == (range.upperBound - 1) >> 6 { bits &= .max >> UInt64(63 - (range.upperBound - 1) & 63) }
            return (word, bits)
        }
    }

    mutating func clearTail() {
        if rows & 63 != 0 { words[words.count - 1] &= .max >> UInt64(64 - rows & 63) }
    }

    @usableFromInline
    static func words(for rows: Int) -> Int {
        precondition(rows >= 0, "fewer than no rows")
        return (rows + 63) >> 6
    }
}
