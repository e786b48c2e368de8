/// Where one cell lies in the bytes that were split.
struct CellSlice {
    var start: Int32
    var end: Int32
    /// The bytes begin with the opening quote and hold doubled quotes, or text after the closing one.
    var isQuoted: Bool

    /// The cell's quoted part holds a line end, and text follows it.
    func isTorn(in bytes: UnsafePointer<UInt8>) -> Bool {
        var place = Int(start) + 1
        var isTall = false
        while place < Int(end) {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { isTall = true }
            guard byte == UInt8(ascii: "\"") else { continue }
            if place < Int(end), bytes[place] == UInt8(ascii: "\"") {
                place += 1
            } else {
                return isTall && (place..<Int(end)).contains { bytes[$0] > 0x20 }
            }
        }
        return false
    }

    /// Takes off the quotes in place, so that the slice covers the cell's text.
    mutating func unquote(in bytes: UnsafeMutablePointer<UInt8>) {
        guard isQuoted else { return }
        let quote = UInt8(ascii: "\"")
        var write = Int(start)
        var read = Int(start) + 1
        let last = Int(end)
        var isInside = true
        while read < last {
            let byte = bytes[read]
            read += 1
            if isInside, byte == quote {
                if read < last, bytes[read] == quote {
                    read += 1
                } else {
                    isInside = false
                    continue
                }
            }
            bytes[write] = byte
            write += 1
        }
        end = Int32(write)
        isQuoted = false
    }
}
