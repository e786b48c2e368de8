/// The rows of a range that a mask and a window of days leave.
struct RowPicker {
    let rows: Range<Int>
    let mask: UnsafePointer<UInt64>?
    let window: DayWindow?
    /// Read only where there is a window.
    let days: UnsafePointer<Int32>?

    /// Calls `body` for each row left, in order.
    ///
    /// A mask or window is applied to a block of rows at a time, without branches, and `body` runs over what is left of the
    /// block: a branch that goes either way costs more than several rows.
    @inline(__always)
    func visit(_ body: (Int) -> Void) {
        guard mask != nil || window != nil else {
            for row in rows { body(row) }
            return
        }
        let block = 2_048
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: block) { room in
            guard let picked = room.baseAddress else { return }
            var start = rows.lowerBound
            while start < rows.upperBound {
                let end = min(start + block, rows.upperBound)
                for place in 0..<pick(start..<end, into: picked) {
                    body(start &+ Int(picked[place]))
                }
                start = end
            }
        }
    }

    /// Writes which rows of a block are left, counted from its start, and returns how many.
    @inline(__always)
    private func pick(_ block: Range<Int>, into picked: UnsafeMutablePointer<Int32>) -> Int {
        var count = 0
        let first = block.lowerBound
        if let window, let days {
            for row in block {
                picked[count] = Int32(truncatingIfNeeded: row &- first)
                count &+= Int(window.contains(days[row]).bit & isSet(row))
            }
        } else {
            for row in block {
                picked[count] = Int32(truncatingIfNeeded: row &- first)
                count &+= Int(isSet(row))
            }
        }
        return count
    }

    @inline(__always)
    private func isSet(_ row: Int) -> UInt8 {
        guard let mask else { return 1 }
        return UInt8(truncatingIfNeeded: mask[row &>> 6] &>> UInt64(truncatingIfNeeded: row & 63)) & 1
    }
}

/// A stretch of days, tested with one comparison.
struct DayWindow {
    private let from: Int32
    private let span: UInt32

    static let all = DayWindow(from: .min, span: .max)

    /// `days` must not be empty.
    init(_ days: Range<Int32>) {
        self.init(from: days.lowerBound, span: UInt32(bitPattern: days.upperBound &- 1 &- days.lowerBound))
    }

    private init(from: Int32, span: UInt32) {
        self.from = from
        self.span = span
    }

    @inline(__always)
    func contains(_ day: Int32) -> Bool {
        UInt32(bitPattern: day &- from) <= span
    }
}
