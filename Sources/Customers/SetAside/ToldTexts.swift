/// The texts that something tells which came in from outside: what stands in quotes, and what stands between them. It need
/// be no whole JSON, and may be a form; escapes are undone, so that a name is found however it was written.
struct ToldTexts {
    /// In order, without blanks around them.
    private(set) var texts: [String] = []

    init(_ content: [UInt8]) {
        var place = 0
        var plain: [UInt8] = []
        while place < content.count {
            let byte = content[place]
            if byte == UInt8(ascii: "\"") {
                take(&plain)
                let text = Self.quoted(content, &place)
                texts.append(text)
                // An address of a page, which tells as forms do.
                if text.utf8.contains(UInt8(ascii: "%")) {
                    texts.append(String(decoding: Self.unpercented(Array(text.utf8)), as: UTF8.self))
                }
                continue
            }
            if Self.breaks.contains(byte) { take(&plain) } else { plain.append(byte) }
            place += 1
        }
        take(&plain)
    }

    private static let breaks = Set("{}[]:,&=\r\n".utf8)

    private mutating func take(_ plain: inout [UInt8]) {
        defer { plain.removeAll(keepingCapacity: true) }
        let text = Self.unpercented(plain)
        let trimmed = text.drop { $0 == 0x20 || $0 == 0x09 }
        guard let last = trimmed.lastIndex(where: { $0 != 0x20 && $0 != 0x09 }) else { return }
        texts.append(String(decoding: trimmed[...last], as: UTF8.self))
    }

    /// A form writes a blank as `+` and other bytes as `%4E`.
    private static func unpercented(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
        var plain: [UInt8] = []
        var place = 0
        while place < bytes.count {
            if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count, let high = digit(bytes[place + 1]),
                let low = digit(bytes[place + 2])
            {
                plain.append(UInt8(high << 4 | low))
                place += 3
            } else {
                plain.append(bytes[place] == UInt8(ascii: "+") ? 0x20 : bytes[place])
                place += 1
            }
        }
        return plain
    }

    /// What stands in quotes; `place` is at the first of them, and behind the last when this returns.
    private static func quoted(_ content: [UInt8], _ place: inout Int) -> String {
        place += 1
        var units: [UInt16] = []
        var plain: [UInt8] = []
        var text = ""
        func flush() {
            if !plain.isEmpty { text += String(decoding: plain, as: UTF8.self) }
            if !units.isEmpty { text += String(decoding: units, as: UTF16.self) }
            plain.removeAll(keepingCapacity: true)
            units.removeAll(keepingCapacity: true)
        }
        while place < content.count, content[place] != UInt8(ascii: "\"") {
            guard content[place] == UInt8(ascii: "\\"), place + 1 < content.count else {
                if !units.isEmpty { flush() }
                plain.append(content[place])
                place += 1
                continue
            }
            if content[place + 1] == UInt8(ascii: "u"), let unit = unit(content, at: place + 2) {
                if !plain.isEmpty { flush() }
                units.append(unit)
                place += 6
            } else {
                if !units.isEmpty { flush() }
                plain.append(escaped[content[place + 1]] ?? content[place + 1])
                place += 2
            }
        }
        flush()
        place += 1
        return text
    }

    private static let escaped: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "b"): 0x20,
        UInt8(ascii: "f"): 0x20,
    ]

    private static func unit(_ content: [UInt8], at place: Int) -> UInt16? {
        guard place + 4 <= content.count else { return nil }
        var unit: UInt16 = 0
        for byte in content[place..<place + 4] {
            guard let digit = digit(byte) else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30
        case 0x41...0x46: Int(byte) - 0x41 + 10
        case 0x61...0x66: Int(byte) - 0x61 + 10
        default: nil
        }
    }
}
