/// Columns as the bytes that they are in memory, for files: whole numbers and floating point of the machine, side by side.
extension Column {
    package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try storage.withUnsafeBytes(body)
    }

    /// `count` rows whose bytes `fill` writes, every one of them; it is not called for none. Any bytes are rows.
    package init(count: Int, bytes fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
        try self.init(unsafeCount: count) { start in
            guard count > 0 else { return }
            try fill(UnsafeMutableRawBufferPointer(start: start, count: count * MemoryLayout<Element>.stride))
        }
    }
}

extension BitMask {
    /// How many bytes a mask over `rows` is in memory; nil for fewer rows than none.
    package static func byteCount(rows: Int) -> Int? {
        rows < 0 ? nil : ((rows >> 6) + (rows & 63 == 0 ? 0 : 1)) * MemoryLayout<UInt64>.stride
    }

    package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try words.withUnsafeBytes(body)
    }

    /// A mask over `rows` whose bytes `fill` writes, every one of them; it is not called for none. Bits past the last row
    /// do not count.
    package init(rows: Int, bytes fill: (UnsafeMutableRawBufferPointer) throws -> Void) rethrows {
        let count = Self.words(for: rows)
        let words = try ContiguousArray<UInt64>(unsafeUninitializedCapacity: count) { buffer, filled in
            if count > 0 {
                try fill(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<(count * 8)]))
            }
            filled = count
        }
        self.init(rows: rows, words: words)
        clearTail()
    }
}
