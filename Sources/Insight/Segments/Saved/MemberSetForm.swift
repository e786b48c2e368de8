import Shop

/// How members are written down: a form number, how many they are, and the distances from each to the next, as numbers of
/// seven bits a byte, the lower ones first. Most distances take one byte.
enum MemberSetForm {
    private static let number: UInt8 = 1

    static func bytes(_ members: MemberSet) -> [UInt8] {
        let ids = members.members
        var bytes = [number]
        bytes.reserveCapacity(ids.count + ids.count / 8 + 16)
        append(UInt64(ids.count), to: &bytes)
        var last: Int64 = 0
        for id in ids {
            append(UInt64(id.raw - last), to: &bytes)
            last = id.raw
        }
        return bytes
    }

    /// So many bytes say how many members there are.
    static let longestHead = 11

    /// How many members there are, by the first bytes alone; nil for bytes that no members were written as.
    static func count(_ head: [UInt8]) -> Int? {
        guard head.first == number else { return nil }
        var rest = head.dropFirst()
        return next(&rest).flatMap { Int(exactly: $0) }
    }

    /// Nil for bytes that no members were written as.
    static func members(_ bytes: [UInt8]) -> MemberSet? {
        guard bytes.first == number else { return nil }
        var rest = bytes.dropFirst()
        guard let count = next(&rest), count <= UInt64(rest.count) else { return nil }
        var ids: [ID<Customer>] = []
        ids.reserveCapacity(Int(count))
        var last: Int64 = 0
        for _ in 0..<count {
            guard let step = next(&rest), step > 0, let distance = Int64(exactly: step) else { return nil }
            let (id, isTooFar) = last.addingReportingOverflow(distance)
            guard !isTooFar else { return nil }
            ids.append(ID(id))
            last = id
        }
        guard rest.isEmpty, ids.last.map({ $0.raw - ids[0].raw < Self.widest }) ?? true else { return nil }
        return MemberSet(ids)
    }

    /// Ids further apart than those of any brand: bytes that say so are no members.
    private static let widest: Int64 = 1 << 36

    private static func append(_ value: UInt64, to bytes: inout [UInt8]) {
        var left = value
        while left >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: left) | 0x80)
            left >>= 7
        }
        bytes.append(UInt8(left))
    }

    private static func next(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while let byte = bytes.popFirst() {
            guard shift < 63 else { return nil }
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }
}
