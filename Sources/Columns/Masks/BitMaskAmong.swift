extension BitMask {
    /// The rows among `candidates` that `filter` leaves of each 64 neighbours. Every core has a share of them, and visits it
    /// in order.
    ///
    /// - Parameters:
    ///   - beginning: what `filter` carries along a share, made for its first row.
    ///   - filter: reads only; it is called from several threads.
    /// - Complexity: O(rows / 64) and a call for each 64 rows of which one is a candidate.
    @inlinable
    package static func among<State>(
        _ candidates: BitMask, beginning: (_ firstRow: Int) -> State,
        filter: (inout State, _ word: MaskWord) -> UInt64
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
                    for word in rows.lowerBound >> 6..<(rows.upperBound + 63) >> 6 where asked[word] != 0 {
                        answers[word] = filter(&state, MaskWord(firstRow: word << 6, rows: asked[word]))
                    }
                }
            }
        }
        return result
    }

    /// The same for what needs nothing carried along.
    @inlinable
    package static func among(_ candidates: BitMask, filter: (_ word: MaskWord) -> UInt64) -> BitMask {
        among(candidates, beginning: { _ in () }, filter: { _, word in filter(word) })
    }

    /// The rows, of so many, that places of a list name. Every core has a share of each range of places.
    ///
    /// - Parameter name: names the rows of some places; it reads only, and is called from several threads.
    /// - Complexity: O(rows / 64) and what `name` takes.
    @inlinable
    package static func named(
        rows: Int, by ranges: [Range<Int>], _ name: (_ places: Range<Int>, _ rows: borrowing NamedRows) -> Void
    ) -> BitMask {
        let nothing = ContiguousArray<UInt64>(repeating: 0, count: words(for: rows))
        let places = ranges.reduce(0) { $0 + $1.count }
        let shares = places < fewPlaces ? 1 : Cores.count
        var found = [ContiguousArray<UInt64>](repeating: nothing, count: shares)
        found.withUnsafeMutableBufferPointer { found in
            Cores.run(shares) { share in
                found[share].withUnsafeMutableBufferPointer { words in
                    let named = NamedRows(words: words, rows: rows)
                    for range in ranges {
                        let first = range.lowerBound + range.count * share / shares
                        name(first..<range.lowerBound + range.count * (share + 1) / shares, named)
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
