/// A place in the text of a time, moving from left to right.
struct TimeCursor {
    private var place: UnsafePointer<UInt8>?
    private var left: Int

    init(_ cell: Cell) {
        place = cell.start
        left = cell.count
    }

    var isAtEnd: Bool { left == 0 }

    /// One to `most` digits; nil when there is none, or one more.
    mutating func number(upTo most: Int) -> (value: Int, digits: Int)? {
        var value = 0
        var digits = 0
        while let byte = peek(), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            guard digits < most else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            digits += 1
            step()
        }
        return digits == 0 ? nil : (value, digits)
    }

    /// Exactly two digits, whatever follows.
    mutating func pair() -> Int? {
        guard left >= 2, let place else { return nil }
        let tens = place[0] &- UInt8(ascii: "0")
        let ones = place[1] &- UInt8(ascii: "0")
        guard tens < 10, ones < 10 else { return nil }
        step()
        step()
        return Int(tens) * 10 + Int(ones)
    }

    /// The digits after the point of a second, rounded down to thousandths; nil when there is none.
    mutating func thousandths() -> Int? {
        var value = 0
        var digits = 0
        while let byte = peek(), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < 9 {
            if digits < 3 { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
            digits += 1
            step()
        }
        guard digits > 0 else { return nil }
        for _ in min(digits, 3)..<3 { value *= 10 }
        return value
    }

    mutating func divider() -> UInt8? {
        guard let byte = peek(), byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
        else { return nil }
        step()
        return byte
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        step()
        return true
    }

    mutating func take(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard left >= length, let place else { return false }
        for offset in 0..<length where place[offset] != word.utf8Start[offset] { return false }
        self.place = place + length
        left -= length
        return true
    }

    /// True when there was at least one.
    mutating func takeSpaces() -> Bool {
        var isFound = false
        while take(UInt8(ascii: " ")) || take(UInt8(ascii: "\t")) { isFound = true }
        return isFound
    }

    private func peek() -> UInt8? {
        left > 0 ? place?.pointee : nil
    }

    private mutating func step() {
        place = place.map { $0 + 1 }
        left -= 1
    }
}
