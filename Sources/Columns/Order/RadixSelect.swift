/// Order statistics of unsigned 64-bit keys, found without sorting them.
///
/// Keys are counted by their leading differing bits; only those that share a wanted key's bits are looked at again. No
/// arrangement of keys is a bad one: at most seven rounds.
@usableFromInline
enum RadixSelect {
    private static let digitBits = 11

    /// So many keys are sorted faster than counted.
    @usableFromInline
    static let few = 48

    /// The keys that would stand at `places`, which ascend, if `keys` were sorted. Overwrites `keys`.
    @usableFromInline
    static func keys(at places: [Int], of keys: UnsafeMutableBufferPointer<UInt64>) -> [UInt64] {
        guard let first = places.first, let last = places.last else { return [] }
        precondition(first >= 0 && last < keys.count, "a place outside the column")
        if keys.count <= few {
            insertionSort(keys)
            return places.map { keys[$0] }
        }
        let (least, greatest) = extremes(of: keys)
        guard least < greatest else { return places.map { _ in least } }
        let rangeBits = 64 - (greatest - least).leadingZeroBitCount
        let shift = UInt64(max(0, rangeBits - digitBits))
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: 1 << digitBits) { counts in
            counts.initialize(repeating: 0)
            for key in keys { counts[Int((key &- least) &>> shift)] &+= 1 }
            return descend(places, keys, least, shift, UnsafeMutableBufferPointer(rebasing: counts[...]))
        }
    }

    /// Finds each place's digit, and among the keys of that digit the key.
    private static func descend(
        _ places: [Int], _ keys: UnsafeMutableBufferPointer<UInt64>, _ least: UInt64, _ shift: UInt64,
        _ counts: UnsafeMutableBufferPointer<Int>
    ) -> [UInt64] {
        var found: [UInt64] = []
        var pending = places[...]
        var before = 0
        for digit in counts.indices {
            guard let next = pending.first else { break }
            let end = before + counts[digit]
            if next < end {
                let here = pending.prefix { $0 < end }
                pending = pending.dropFirst(here.count)
                if shift == 0 {
                    found += here.map { _ in least + UInt64(digit) }
                } else {
                    let within = here.map { $0 - before }
                    found += narrow(within, keys, least, shift, UInt64(digit), counts[digit])
                }
            }
            before = end
        }
        return found
    }

    private static func narrow(
        _ places: [Int], _ keys: UnsafeMutableBufferPointer<UInt64>, _ least: UInt64, _ shift: UInt64, _ digit: UInt64,
        _ count: Int
    ) -> [UInt64] {
        let room = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: count + 1)
        defer { room.deallocate() }
        var filled = 0
        // Written always and kept only if wanted, instead of a branch; hence the spare place at the end.
        for key in keys {
            room[filled] = key
            filled &+= Int(((key &- least) &>> shift == digit).bit)
        }
        return Self.keys(at: places, of: UnsafeMutableBufferPointer(rebasing: room[..<count]))
    }

    private static func extremes(of keys: UnsafeMutableBufferPointer<UInt64>) -> (least: UInt64, greatest: UInt64) {
        var least = UInt64.max
        var greatest = UInt64.min
        for key in keys {
            least = min(least, key)
            greatest = max(greatest, key)
        }
        return (least, greatest)
    }

    /// - Complexity: O(keys²).
    @usableFromInline
    static func insertionSort(_ keys: UnsafeMutableBufferPointer<UInt64>) {
        guard keys.count > 1 else { return }
        for end in 1..<keys.count {
            let key = keys[end]
            var place = end
            while place > 0, keys[place &- 1] > key {
                keys[place] = keys[place &- 1]
                place &-= 1
            }
            keys[place] = key
        }
    }
}
