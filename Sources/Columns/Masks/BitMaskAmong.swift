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
        let pieces = Cores.pieces(of: 0..<candidates.rows)
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
}
