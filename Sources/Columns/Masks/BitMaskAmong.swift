extension BitMask {
    /// The rows among `candidates` of which `holds` says so. Every core has a share of the rows, and visits it in order.
    ///
    /// - Parameters:
    ///   - beginning: what `holds` carries along a share, made for its first row.
    ///   - holds: reads only; it is called from several threads.
    /// - Complexity: O(rows / 64) and a call for each candidate.
    @inlinable
    package static func among<State>(
        _ candidates: BitMask, beginning: (_ firstRow: Int) -> State, where holds: (inout State, _ row: Int) -> Bool
    ) -> BitMask {
        var result = BitMask(
            rows: candidates.rows, words: ContiguousArray(repeating: 0, count: words(for: candidates.rows)))
        // A thread costs more than a few rows do.
        let pieces = candidates.count < fewRows ? [0..<candidates.rows] : Cores.pieces(of: 0..<candidates.rows)
        candidates.words.withUnsafeBufferPointer { asked in
            result.words.withUnsafeMutableBufferPointer { answers in
                guard let answers = answers.baseAddress else { return }
                Cores.run(pieces.count) { piece in
                    let rows = pieces[piece]
                    var state = beginning(rows.lowerBound)
                    for word in rows.lowerBound >> 6..<(rows.upperBound + 63) >> 6 {
                        var left = asked[word]
                        var found: UInt64 = 0
                        while left != 0 {
                            let bit = UInt64(left.trailingZeroBitCount)
                            left &= left &- 1
                            if holds(&state, word << 6 | Int(bit)) { found |= 1 << bit }
                        }
                        answers[word] = found
                    }
                }
            }
        }
        return result
    }

    /// The same for what needs nothing carried along.
    @inlinable
    package static func among(_ candidates: BitMask, where holds: (_ row: Int) -> Bool) -> BitMask {
        among(candidates, beginning: { _ in () }, where: { _, row in holds(row) })
    }

    /// The rows, of so many, that places of a list name; nil names none. Every core has a share of each range of places.
    ///
    /// - Parameter name: reads only; it is called from several threads.
    /// - Complexity: O(rows / 64) and a call for each place.
    @inlinable
    package static func named(rows: Int, by ranges: [Range<Int>], _ name: (_ place: Int) -> Int32?) -> BitMask {
        let nothing = ContiguousArray<UInt64>(repeating: 0, count: words(for: rows))
        let places = ranges.reduce(0) { $0 + $1.count }
        let shares = places < fewPlaces ? 1 : Cores.count
        var found = [ContiguousArray<UInt64>](repeating: nothing, count: shares)
        found.withUnsafeMutableBufferPointer { found in
            Cores.run(shares) { share in
                found[share].withUnsafeMutableBufferPointer { words in
                    for range in ranges {
                        let first = range.lowerBound + range.count * share / shares
                        for place in first..<range.lowerBound + range.count * (share + 1) / shares {
                            guard let row = name(place) else { continue }
                            precondition(row >= 0 && row < rows, "a row outside the mask")
                            words[Int(row) >> 6] |= 1 << UInt64(row & 63)
                        }
                    }
                }
            }
        }
        var result = BitMask(rows: rows, words: found[0])
        for more in found.dropFirst() { result.formUnion(BitMask(rows: rows, words: more)) }
        return result
    }

    @usableFromInline static let fewRows = 2_048
    @usableFromInline static let fewPlaces = 131_072
}
