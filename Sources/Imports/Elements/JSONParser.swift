/// Reads one JSON value (RFC 8259) from bytes that are UTF-8.
package struct JSONParser {
    package static let deepest = 64

    /// What is wrong, and at which byte.
    package struct Failure: Error {
        package let place: Int
        package let fault: JSONFault
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var place = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// The value that all of `bytes` are.
    ///
    /// - Throws: where it stops being JSON; also where bytes are no UTF-8.
    package static func value(of bytes: [UInt8]) throws(Failure) -> JSONValue {
        try bytes.withUnsafeBufferPointer { buffer throws(Failure) in
            var check = UTF8Check()
            if let place = check.fault(in: buffer) { throw Failure(place: place, fault: .badText) }
            guard check.isComplete else { throw Failure(place: bytes.count, fault: .unfinished) }
            return try value(buffer)
        }
    }

    /// The value that all of `bytes` are.
    static func value(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> JSONValue {
        var parser = JSONParser(bytes)
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        guard parser.place == bytes.count else { throw parser.failure(.wantsEnd) }
        return value
    }

    private mutating func value(depth: Int) throws(Failure) -> JSONValue {
        guard depth < Self.deepest else { throw failure(.tooDeep) }
        skipBlanks()
        guard place < bytes.count else { throw failure(.unfinished) }
        switch bytes[place] {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .list(try items(depth: depth))
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw failure(.wantsValue)
        }
    }

    private mutating func members(depth: Int) throws(Failure) -> [JSONMember] {
        place += 1
        var members: [JSONMember] = []
        skipBlanks()
        if take(UInt8(ascii: "}")) { return members }
        while true {
            skipBlanks()
            guard peek() == UInt8(ascii: "\"") else { throw failure(place < bytes.count ? .wantsName : .unfinished) }
            let name = try text()
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw failure(.wantsColon) }
            members.append(JSONMember(name: name, value: try value(depth: depth + 1)))
            skipBlanks()
            if take(UInt8(ascii: "}")) { return members }
            guard take(UInt8(ascii: ",")) else { throw failure(.wantsSeparator) }
        }
    }

    private mutating func items(depth: Int) throws(Failure) -> [JSONValue] {
        place += 1
        var items: [JSONValue] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return items }
        while true {
            items.append(try value(depth: depth + 1))
            skipBlanks()
            if take(UInt8(ascii: "]")) { return items }
            guard take(UInt8(ascii: ",")) else { throw failure(.wantsSeparator) }
        }
    }

    private mutating func text() throws(Failure) -> String {
        let start = place + 1
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20
        {
            end += 1
        }
        if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
            place = end + 1
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
        place = start
        return try escapedText()
    }

    private mutating func escapedText() throws(Failure) -> String {
        var text: [UInt8] = []
        while let byte = peek() {
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20: throw Failure(place: place - 1, fault: .badText)
            default: text.append(byte)
            }
        }
        throw failure(.unfinished)
    }

    private mutating func escape() throws(Failure) -> Unicode.Scalar {
        guard let byte = peek() else { throw failure(.unfinished) }
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar()
        default: throw Failure(place: place - 1, fault: .badText)
        }
    }

    /// Half of a pair that has lost the other is shown as what cannot be shown.
    private mutating func escapedScalar() throws(Failure) -> Unicode.Scalar {
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
            bytes[place + 1] == UInt8(ascii: "u")
        else { return "\u{FFFD}" }
        let before = place
        place += 2
        let second = try fourDigits()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else {
            place = before
            return "\u{FFFD}"
        }
        return scalar
    }

    private mutating func fourDigits() throws(Failure) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure(place < bytes.count ? .badText : .unfinished)
            }
            value = value << 4 | UInt32(digit)
            place += 1
        }
        return value
    }

    private mutating func number() throws(Failure) -> String {
        let start = place
        _ = take(UInt8(ascii: "-"))
        let whole = place
        guard digits() > 0, bytes[whole] != UInt8(ascii: "0") || place == whole + 1 else {
            throw Failure(place: start, fault: .badNumber)
        }
        if take(UInt8(ascii: ".")), digits() == 0 { throw failure(.badNumber) }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
            if digits() == 0 { throw failure(.badNumber) }
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func digits() -> Int {
        let start = place
        while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { place += 1 }
        return place - start
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue {
        let count = word.utf8CodeUnitCount
        guard place + count <= bytes.count, (0..<count).allSatisfy({ bytes[place + $0] == word.utf8Start[$0] }) else {
            throw failure(.wantsValue)
        }
        place += count
        return value
    }

    private mutating func skipBlanks() {
        while let byte = peek(), JSONBlank.isBlank(byte) { place += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        place += 1
        return true
    }

    private func peek() -> UInt8? {
        place < bytes.count ? bytes[place] : nil
    }

    private func failure(_ fault: JSONFault) -> Failure {
        Failure(place: place, fault: place < bytes.count ? fault : .unfinished)
    }
}

/// The bytes that may stand between the parts of a JSON document.
enum JSONBlank {
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
