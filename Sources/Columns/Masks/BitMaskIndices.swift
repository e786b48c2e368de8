/// The set rows by number, in ascending order.
extension BitMask {
    /// - Complexity: O(rows / 64 + set rows).
    package func indices() -> Column<Int32> {
        let count = count
        return Column(unsafeCount: count) { out in
            var filled = 0
            _ = write(from: 0, atMost: count, into: out, &filled)
        }
    }

    /// Calls `body` with the set rows, at most `size` at a time. What it is handed is overwritten by the next batch unless
    /// it keeps a copy.
    package func forEachBatch(of size: Int = 1_024, _ body: (Column<Int32>) throws -> Void) rethrows {
        precondition(size >= 64, "a batch holds at least 64 rows")
        var batch = Column<Int32>(repeating: 0, count: size)
        var word = 0
        while word < words.count {
            batch.grow(to: size, filling: 0)
            var filled = 0
            batch.withUnsafeMutableBuffer { buffer in
                if let start = buffer.baseAddress { word = write(from: word, atMost: size, into: start, &filled) }
            }
            batch.truncate(to: filled)
            if filled > 0 { try body(batch) }
        }
    }

    /// Writes whole words from `word` on while they fit; returns the first that is left.
    private func write(
        from word: Int, atMost room: Int, into out: UnsafeMutablePointer<Int32>, _ filled: inout Int
    ) -> Int {
        words.withUnsafeBufferPointer { words in
            var word = word
            while word < words.count {
                var bits = words[word]
                guard filled + bits.nonzeroBitCount <= room else { return word }
                let start = Int32(truncatingIfNeeded: word &<< 6)
                while bits != 0 {
                    out[filled] = start &+ Int32(truncatingIfNeeded: bits.trailingZeroBitCount)
                    filled &+= 1
                    bits &= bits &- 1
                }
                word &+= 1
            }
            return word
        }
    }
}
