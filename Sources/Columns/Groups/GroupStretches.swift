/// The rows of a grouping, parted into stretches of neighbouring groups and within each in ascending order.
struct GroupStretches {
    private struct Entry: BitwiseCopyable {
        let key: Int32
        let row: Int32
    }

    private static let bits = 13

    private let groups: Int
    /// Where each stretch begins among the entries, and how many there are in all.
    private let starts: [Int]
    private let entries: ContiguousArray<Entry>

    /// How many rows have a group.
    var rows: Int { entries.count }

    init(_ grouping: Grouping) {
        groups = grouping.groups
        let pieces = Cores.pieces(of: grouping.rows)
        let stretches = (groups + 1 << Self.bits - 1) >> Self.bits
        var counts = Cores.map(pieces.count) { Self.count(grouping, pieces[$0], stretches) }
        var starts: [Int] = []
        var start = 0
        for stretch in 0..<stretches {
            starts.append(start)
            for piece in counts.indices { (counts[piece][stretch], start) = (start, start + counts[piece][stretch]) }
        }
        self.starts = starts + [start]
        entries = ContiguousArray(unsafeUninitializedCapacity: start) { entries, filled in
            if let first = entries.baseAddress {
                Cores.run(pieces.count) { Self.part(grouping, pieces[$0], counts[$0], into: first) }
            }
            filled = start
        }
    }

    /// How many rows of a piece each stretch has.
    private static func count(_ grouping: Grouping, _ piece: Range<Int>, _ stretches: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: stretches)
        counts.withUnsafeMutableBufferPointer { counts in
            grouping.forEachRow(of: piece) { _, key in counts[key &>> bits] &+= 1 }
        }
        return counts
    }

    private static func part(
        _ grouping: Grouping, _ piece: Range<Int>, _ starts: [Int], into entries: UnsafeMutablePointer<Entry>
    ) {
        var next = starts
        next.withUnsafeMutableBufferPointer { next in
            grouping.forEachRow(of: piece) { row, key in
                let place = next[key &>> bits]
                next[key &>> bits] = place &+ 1
                entries[place] = Entry(key: Int32(truncatingIfNeeded: key), row: Int32(truncatingIfNeeded: row))
            }
        }
    }

    /// Writes the rows group by group, and where each group begins; `starts` has one entry more than there are groups.
    func sort(into rows: UnsafeMutablePointer<Int32>, starts groupStarts: UnsafeMutableBufferPointer<Int32>) {
        groupStarts[groups] = Int32(self.rows)
        entries.withUnsafeBufferPointer { entries in
            // The stretches of each core end where its share of the rows does.
            let shares = Cores.pieces(of: 0..<entries.count)
            Cores.run(shares.count) { share in
                for stretch in starts.indices.dropLast()
                where owns(shares[share], stretch, isLast: share == shares.count - 1) {
                    sort(stretch, entries, into: rows, groupStarts)
                }
            }
        }
    }

    private func owns(_ share: Range<Int>, _ stretch: Int, isLast: Bool) -> Bool {
        share.contains(starts[stretch]) || (isLast && starts[stretch] == share.upperBound)
    }

    private func sort(
        _ stretch: Int, _ entries: UnsafeBufferPointer<Entry>, into rows: UnsafeMutablePointer<Int32>,
        _ groupStarts: UnsafeMutableBufferPointer<Int32>
    ) {
        let first = stretch << Self.bits
        let size = min(1 << Self.bits, groups - first)
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: size) { next in
            next.initialize(repeating: 0)
            let own = starts[stretch]..<starts[stretch + 1]
            for place in own { next[Int(entries[place].key) &- first] &+= 1 }
            var start = Int32(own.lowerBound)
            for group in 0..<size {
                groupStarts[first + group] = start
                (next[group], start) = (start, start &+ next[group])
            }
            for place in own {
                let group = Int(entries[place].key) &- first
                rows[Int(next[group])] = entries[place].row
                next[group] &+= 1
            }
        }
    }
}
