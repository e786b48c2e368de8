import Crypto
import Foundation
import Shop

/// Tells one statement of an order from another: the same content always gives the same digest. The buyer goes in as the
/// customer: a key without its own secret would be guessed from the digest, and facts hold nothing personal.
enum StatementDigest {
    static func of(_ order: StatedOrder, customer: ID<Customer>?) -> [UInt8] {
        var hasher = Fields()
        hasher.add(order.number)
        hasher.add(order.kind.rawValue)
        hasher.add(order.status?.rawValue)
        for time in order.times.all { hasher.add(time?.milliseconds) }
        hasher.add(order.currency.code)
        hasher.add(customer?.raw)
        hasher.add(order.leftOut?.rawValue)
        hasher.add(order.origin)
        add(order.amounts, to: &hasher)
        add(order.lines, to: &hasher)
        return hasher.digest
    }

    /// The digest of the version that an accepted one becomes.
    static func ofAccepted(version: Int64) -> [UInt8] {
        var hasher = Fields()
        hasher.add("accepted")
        hasher.add(version)
        return hasher.digest
    }

    private static func add(_ amounts: StatedAmounts, to hasher: inout Fields) {
        switch amounts {
        case .untold: hasher.add("untold")
        case .sumOfLines: hasher.add("sum")
        case .told(let told):
            for amount in [told.goods, told.freight, told.paid, told.received, told.refunded] { hasher.add(amount) }
            hasher.add(told.isRefundAssumed ? 1 : 0)
        }
    }

    private static func add(_ lines: StatedLines, to hasher: inout Fields) {
        switch lines {
        case .untold: hasher.add("untold")
        case .union(let rows):
            // A row's key holds all that the row says; a sum does not depend on their order.
            hasher.add(Int64(rows.count))
            hasher.add(rows.reduce(Int64(0)) { $0 &+ $1.key.hash &* (2 &* $1.key.ordinal &+ 1) })
        case .whole(let whole):
            let ordered = whole.sorted { ($0.key.hash, $0.key.ordinal) < ($1.key.hash, $1.key.ordinal) }
            for line in ordered {
                hasher.add(line.key.hash)
                hasher.add(line.key.ordinal)
                hasher.add(line.product.code)
                hasher.add(line.quantity)
                hasher.add(line.unitPrice.raw)
            }
        }
    }

    /// Values one after the other, each with its length or a mark for absence, so that no two sequences look alike.
    private struct Fields {
        private var bytes: [UInt8] = []

        init() { bytes.reserveCapacity(512) }

        mutating func add(_ value: Int64?) {
            guard let value else { return bytes.append(0) }
            bytes.append(1)
            let bits = UInt64(bitPattern: value)
            for shift in stride(from: 0, to: 64, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
            }
        }

        mutating func add(_ value: String?) {
            guard let value else { return bytes.append(0) }
            add(Int64(value.utf8.count))
            bytes.append(contentsOf: value.utf8)
        }

        var digest: [UInt8] {
            SHA256.hash(data: bytes).withUnsafeBytes { Array($0.prefix(16)) }
        }
    }
}
