/// A fixed-width number that a column can hold.
public protocol ColumnElement: BitwiseCopyable, Comparable, Hashable, Sendable {
    /// The value as unsigned bits in the same order: `a < b` exactly when `a.orderBits < b.orderBits`. For floating point
    /// the two zeros are one value and every NaN comes last.
    var orderBits: UInt64 { get }

    /// The value that `orderBits` came from; of the two zeros the positive one, of the NaNs the quiet one.
    init(orderBits: UInt64)
}

extension ColumnElement where Self: FixedWidthInteger & SignedInteger {
    @inlinable
    public var orderBits: UInt64 { UInt64(bitPattern: Int64(self)) ^ (1 << 63) }

    @inlinable
    public init(orderBits: UInt64) {
        self.init(truncatingIfNeeded: orderBits ^ (1 << 63))
    }
}

extension ColumnElement where Self: FixedWidthInteger & UnsignedInteger {
    @inlinable
    public var orderBits: UInt64 { UInt64(self) }

    @inlinable
    public init(orderBits: UInt64) {
        self.init(truncatingIfNeeded: orderBits)
    }
}

extension Int8: ColumnElement {}
extension Int16: ColumnElement {}
extension Int32: ColumnElement {}
extension Int64: ColumnElement {}
extension UInt8: ColumnElement {}
extension UInt16: ColumnElement {}
extension UInt32: ColumnElement {}

extension Double: ColumnElement {
    @inlinable
    public var orderBits: UInt64 {
        guard self == self else { return .max }
        let bits = (self + 0).bitPattern
        return bits >> 63 == 0 ? bits | (1 << 63) : ~bits
    }

    @inlinable
    public init(orderBits: UInt64) {
        guard orderBits != .max else {
            self = .nan
            return
        }
        self.init(bitPattern: orderBits >> 63 == 1 ? orderBits & ~(1 << 63) : ~orderBits)
    }
}

extension Float: ColumnElement {
    @inlinable
    public var orderBits: UInt64 { Double(self).orderBits }

    @inlinable
    public init(orderBits: UInt64) {
        self.init(Double(orderBits: orderBits))
    }
}
