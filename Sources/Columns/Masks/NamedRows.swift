/// Where a pass over a list writes down the rows that it names.
@usableFromInline
package struct NamedRows: ~Copyable {
    @usableFromInline let words: UnsafeMutableBufferPointer<UInt64>
    @usableFromInline let rows: Int

    @inlinable
    init(words: UnsafeMutableBufferPointer<UInt64>, rows: Int) {
        self.words = words
        self.rows = rows
    }

    @inlinable
    @inline(__always)
    package func insert(_ row: Int32) {
        precondition(row >= 0 && row < rows, "a row outside the mask")
        words[Int(row) >> 6] |= 1 &<< UInt64(row & 63)
    }
}
