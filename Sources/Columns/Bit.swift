/// Conditions as numbers, for loops over rows that must not branch: a branch that goes either way costs more than the
/// whole rest of a row, and the compiler makes one of `?:` when it sees fit.
extension Bool {
    /// 1 if true, 0 if false.
    @inlinable
    @inline(__always)
    var bit: UInt8 { unsafeBitCast(self, to: UInt8.self) }

    /// Every bit set if true, none if false.
    @inlinable
    @inline(__always)
    func mask<Number: FixedWidthInteger>(_: Number.Type) -> Number { 0 &- Number(truncatingIfNeeded: bit) }
}
