/// Up to 64 neighbouring rows of a mask.
///
/// A pass is handed whole words and not single rows, so that what it asks of a row is compiled into its loop: a closure that is
/// called through another costs several times what most rows do.
@usableFromInline
package struct MaskWord {
    @usableFromInline let firstRow: Int
    @usableFromInline let rows: UInt64

    @inlinable
    init(firstRow: Int, rows: UInt64) {
        self.firstRow = firstRow
        self.rows = rows
    }

    /// Those of the rows of which `holds` says so.
    @inlinable
    @inline(__always)
    package func filter(_ holds: (_ row: Int) -> Bool) -> UInt64 {
        var left = rows
        var found: UInt64 = 0
        while left != 0 {
            let bit = left.trailingZeroBitCount
            left &= left &- 1
            found |= UInt64(holds(firstRow | bit).bit) &<< UInt64(bit)
        }
        return found
    }

    /// Calls `body` with each row.
    @inlinable
    @inline(__always)
    package func visit(_ body: (_ row: Int) -> Void) {
        var left = rows
        while left != 0 {
            body(firstRow | left.trailingZeroBitCount)
            left &= left &- 1
        }
    }
}
