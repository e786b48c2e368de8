import Shop

/// Moves through the JSON of one message (RFC 8259) and makes values only of what is asked for: everything else is checked
/// and passed over. Knows no message.
struct EventJSON {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var place = 0
    /// Of the names of the objects that are open, the outermost first.
    private var names: [UInt64] = []

    /// - Parameter bytes: UTF-8, checked by whoever asks.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// One name of an object, as it lies there.
    struct Name {
        fileprivate let start: Int
        fileprivate let count: Int
        /// Where it is written with escapes: what they mean.
        fileprivate let plain: [UInt8]?
    }

    var isAtEnd: Bool { place >= bytes.count }

    func failure() -> EventFault { .notJSON(at: min(place, bytes.count)) }

    /// Passes over some bytes that were looked at; what lies behind the end stays there.
    mutating func move(_ count: Int) { place = min(place + count, bytes.count) }

    mutating func skipBlanks() {
        while place < bytes.count, JSONBlank.isBlank(bytes[place]) { place += 1 }
    }

    func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }

    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        place += 1
        return true
    }

    /// Calls `body` with each name of the object that begins here; it takes the value.
    ///
    /// - Parameter depth: of the object, 1 for the outermost.
    mutating func forEachName(
        depth: Int, _ body: (inout EventJSON, Name) throws(EventFault) -> Void
    ) throws(EventFault) {
        guard depth <= EventLimits.deepest else { throw .tooDeep }
        guard take(UInt8(ascii: "{")) else { throw failure() }
        let first = names.count
        skipBlanks()
        if take(UInt8(ascii: "}")) { return }
        while true {
            skipBlanks()
            let name = try self.name(amongThoseFrom: first)
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw failure() }
            skipBlanks()
            try body(&self, name)
            skipBlanks()
            if take(UInt8(ascii: "}")) { break }
            guard take(UInt8(ascii: ",")) else { throw failure() }
        }
        names.removeSubrange(first...)
    }

    /// Calls `body` at each item of the list that begins here; it takes the item.
    mutating func forEachItem(
        depth: Int, _ body: (inout EventJSON) throws(EventFault) -> Void
    ) throws(EventFault) {
        guard depth <= EventLimits.deepest else { throw .tooDeep }
        guard take(UInt8(ascii: "[")) else { throw failure() }
        skipBlanks()
        if take(UInt8(ascii: "]")) { return }
        while true {
            skipBlanks()
            try body(&self)
            skipBlanks()
            if take(UInt8(ascii: "]")) { return }
            guard take(UInt8(ascii: ",")) else { throw failure() }
        }
    }

    func `is`(_ name: Name, _ word: StaticString) -> Bool {
        guard name.count == word.utf8CodeUnitCount else { return false }
        if let plain = name.plain { return (0..<name.count).allSatisfy { plain[$0] == word.utf8Start[$0] } }
        for offset in 0..<name.count where bytes[name.start + offset] != word.utf8Start[offset] { return false }
        return true
    }

    func text(of name: Name) -> String {
        if let plain = name.plain { return String(decoding: plain, as: UTF8.self) }
        return String(decoding: bytes[name.start..<name.start + name.count], as: UTF8.self)
    }

    private mutating func name(amongThoseFrom first: Int) throws(EventFault) -> Name {
        let (start, end, isEscaped) = try rawText()
        let plain = isEscaped ? try unescaped(start, end) : nil
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        if let plain {
            for byte in plain { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        } else {
            for offset in start..<end { hash = (hash ^ UInt64(bytes[offset])) &* 0x0000_0100_0000_01B3 }
        }
        let name = Name(start: start, count: plain?.count ?? end - start, plain: plain)
        for known in first..<names.count where names[known] == hash {
            throw .repeatedName(String(text(of: name).prefix(64)))
        }
        guard names.count - first < EventLimits.mostNames else { throw .tooManyNames }
        names.append(hash)
        return name
    }

    // MARK: Values

    /// Passes over the value that begins here, whatever it is.
    mutating func skip(depth: Int) throws(EventFault) {
        switch peek() ?? 0 {
        case UInt8(ascii: "{"):
            try forEachName(depth: depth) { (json, _) throws(EventFault) in try json.skip(depth: depth + 1) }
        case UInt8(ascii: "["):
            try forEachItem(depth: depth) { (json) throws(EventFault) in try json.skip(depth: depth + 1) }
        case UInt8(ascii: "\""): _ = try rawText()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        default: _ = try number()
        }
    }

    mutating func word(_ word: StaticString) throws(EventFault) {
        let count = word.utf8CodeUnitCount
        guard place + count <= bytes.count else { throw failure() }
        for offset in 0..<count where bytes[place + offset] != word.utf8Start[offset] { throw failure() }
        place += count
    }

    /// The text that begins here; nil when it is longer than `most` bytes.
    mutating func text(most: Int) throws(EventFault) -> String? {
        let (start, end, isEscaped) = try rawText()
        if isEscaped {
            let plain = try unescaped(start, end)
            return plain.count <= most ? String(decoding: plain, as: UTF8.self) : nil
        }
        return end - start <= most ? String(decoding: bytes[start..<end], as: UTF8.self) : nil
    }

    /// The bytes of the number that begins here. It is one that a 64-bit float holds.
    mutating func number() throws(EventFault) -> UnsafeBufferPointer<UInt8> {
        let start = place
        _ = take(UInt8(ascii: "-"))
        let whole = place
        skipDigits()
        guard place > whole, bytes[whole] != UInt8(ascii: "0") || place == whole + 1 else { throw .notJSON(at: start) }
        var digits = place - whole
        if bytes[whole] == UInt8(ascii: "0") { digits = 0 }
        if take(UInt8(ascii: ".")) {
            let fraction = place
            skipDigits()
            guard place > fraction else { throw failure() }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            let isBelow = peek() == UInt8(ascii: "-")
            if peek() == UInt8(ascii: "-") || peek() == UInt8(ascii: "+") { place += 1 }
            let first = place
            var exponent = 0
            while let byte = peek(), byte &- 0x30 < 10 {
                exponent = min(exponent * 10 + Int(byte &- 0x30), 100_000)
                place += 1
            }
            guard place > first else { throw failure() }
            if !isBelow { digits += exponent }
        }
        let number = UnsafeBufferPointer(rebasing: bytes[start..<place])
        // With so many digits it hangs on what they are.
        guard digits < 309 || digits == 309 && Double(String(decoding: number, as: UTF8.self))?.isFinite == true
        else { throw .unfit(field: "a number", wanted: Self.finite) }
        return number
    }

    static let finite = Phrase(en: "no larger than a number can be (1.7e308)", zh: "不超过数值上限（1.7e308）")

    private mutating func skipDigits() {
        while place < bytes.count, bytes[place] &- 0x30 < 10 { place += 1 }
    }

    /// Where the text that begins here lies, without its quotes, and whether it has escapes.
    private mutating func rawText() throws(EventFault) -> (start: Int, end: Int, isEscaped: Bool) {
        guard take(UInt8(ascii: "\"")) else { throw failure() }
        let start = place
        var isEscaped = false
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place += 1
                return (start, place - 1, isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                try skipEscape()
            case 0..<0x20: throw failure()
            default: place += 1
            }
        }
        throw failure()
    }

    private mutating func skipEscape() throws(EventFault) {
        guard place + 1 < bytes.count else { throw failure() }
        switch bytes[place + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            place += 2
        case UInt8(ascii: "u"):
            guard let unit = unit(at: place + 2) else { throw failure() }
            // Nothing that is kept can hold it.
            guard unit != 0 else { throw .notText }
            place += 6
        default: throw failure()
        }
    }

    /// What four hexadecimal digits mean; nil when they are none.
    private func unit(at place: Int) -> UInt32? {
        guard place + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for offset in place..<place + 4 {
            let byte = bytes[offset]
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x37
            case 0x61...0x66: digit = byte - 0x57
            default: return nil
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// Half of a pair that has lost the other is shown as what cannot be shown.
    private func unescaped(_ start: Int, _ end: Int) throws(EventFault) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(end - start)
        var place = start
        while place < end {
            guard bytes[place] == UInt8(ascii: "\\") else {
                plain.append(bytes[place])
                place += 1
                continue
            }
            let byte = bytes[place + 1]
            place += 2
            switch byte {
            case UInt8(ascii: "b"): plain.append(0x08)
            case UInt8(ascii: "f"): plain.append(0x0C)
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "r"): plain.append(0x0D)
            case UInt8(ascii: "t"): plain.append(0x09)
            case UInt8(ascii: "u"):
                guard let first = unit(at: place) else { throw failure() }
                place += 4
                var scalar = Unicode.Scalar(first)
                if (0xD800..<0xDC00).contains(first), place + 6 <= end, bytes[place] == UInt8(ascii: "\\"),
                    bytes[place + 1] == UInt8(ascii: "u"), let second = unit(at: place + 2),
                    (0xDC00..<0xE000).contains(second)
                {
                    scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
                    place += 6
                }
                plain.append(contentsOf: String(scalar ?? "\u{FFFD}").utf8)
            default: plain.append(byte)
            }
        }
        return plain
    }
}
