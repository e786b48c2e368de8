import Columns
package import Shop

/// Customers as one bit each, by id: ids of a brand lie close together, so that a million members take an eighth of a
/// megabyte or little more.
package struct MemberSet: Sendable {
    /// The id of the first bit: a multiple of 64.
    private var first: Int64 = 0
    private var bits = BitMask(rows: 0)

    package init() {}

    package init(_ members: some Collection<ID<Customer>>) {
        guard let least = members.min(), let most = members.max() else { return }
        first = Self.floor(least.raw)
        bits = BitMask(rows: Int(most.raw - first) + 1)
        for member in members { bits[Int(member.raw - first)] = true }
    }

    package var count: Int { bits.count }

    package var isEmpty: Bool { bits.isEmpty }

    package func contains(_ customer: ID<Customer>) -> Bool {
        let place = customer.raw - first
        return place >= 0 && place < bits.rows && bits[Int(place)]
    }

    package mutating func insert(_ customer: ID<Customer>) {
        reach(customer.raw)
        bits[Int(customer.raw - first)] = true
    }

    package mutating func remove(_ customer: ID<Customer>) {
        guard contains(customer) else { return }
        bits[Int(customer.raw - first)] = false
    }

    package mutating func set(_ customer: ID<Customer>, isIn: Bool) {
        if isIn { insert(customer) } else { remove(customer) }
    }

    /// In the order of ids.
    package var members: [ID<Customer>] {
        bits.indices().map { ID(first + Int64($0)) }
    }

    package func subtracting(_ other: MemberSet) -> MemberSet {
        combined(other) { $0.subtract($1) }
    }

    package func intersection(_ other: MemberSet) -> MemberSet {
        combined(other) { $0 &= $1 }
    }

    package func union(_ other: MemberSet) -> MemberSet {
        combined(other) { $0 |= $1 }
    }

    private func combined(_ other: MemberSet, _ join: (inout BitMask, BitMask) -> Void) -> MemberSet {
        var (one, other) = (self, other)
        one.cover(other)
        other.cover(one)
        join(&one.bits, other.bits)
        return one
    }

    private mutating func cover(_ other: MemberSet) {
        guard other.bits.rows > 0 else { return }
        reach(other.first)
        reach(other.first + Int64(other.bits.rows) - 1)
    }

    /// Makes room for an id.
    private mutating func reach(_ id: Int64) {
        if bits.rows == 0 { first = Self.floor(id) }
        if id < first {
            let start = Self.floor(id)
            var wider = BitMask(rows: bits.rows + Int(first - start))
            for place in bits.indices() { wider[Int(Int64(place) + first - start)] = true }
            (first, bits) = (start, wider)
        }
        if id - first >= bits.rows { bits.grow(to: Int(id - first) + 1) }
    }

    private static func floor(_ id: Int64) -> Int64 {
        id & ~63
    }
}

extension MemberSet: Equatable {
    package static func == (left: MemberSet, right: MemberSet) -> Bool {
        left.combined(right) { $0 ^= $1 }.isEmpty
    }
}
