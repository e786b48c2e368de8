import Shop

/// Writes the rows of a table as CSV, and hands them on in pieces of some 64 KB.
struct TableWriter {
    enum Encoding {
        case utf8, utf8WithMark, gb18030
    }

    private var text: [UInt8] = []
    private var isRowBegun = false
    private var writer: GB18030Writer?
    private let sink: ([UInt8]) throws -> Void

    init(_ encoding: Encoding, header: [String], sink: @escaping ([UInt8]) throws -> Void) {
        self.sink = sink
        switch encoding {
        case .utf8: break
        case .utf8WithMark: text = [0xEF, 0xBB, 0xBF]
        case .gb18030: writer = GB18030Writer()
        }
        for name in header { cell(name) }
        endRow()
    }

    mutating func cell(_ value: String) {
        separate()
        var value = value
        value.withUTF8 { bytes in
            guard bytes.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 < 0x20 }) else {
                return text.append(contentsOf: bytes)
            }
            text.append(0x22)
            for byte in bytes {
                if byte == 0x22 { text.append(0x22) }
                text.append(byte)
            }
            text.append(0x22)
        }
    }

    mutating func cell(_ number: Int64) {
        separate()
        digits(UInt64(number), width: 1)
    }

    /// An amount of two digits behind the point.
    mutating func cell(minor: Int64) {
        separate()
        if minor < 0 { text.append(UInt8(ascii: "-")) }
        digits(minor.magnitude / 100, width: 1)
        text.append(UInt8(ascii: "."))
        digits(minor.magnitude % 100, width: 2)
    }

    /// `2026-06-30 23:59:59` in Beijing time, with an `offset` where the format has one; nothing for nil.
    mutating func cell(_ moment: Instant?, offset: String = "") {
        separate()
        guard let moment else { return }
        let (day, second) = Wall.local(moment)
        let date = CivilDate(daysSince1970: day.number)
        for (number, width, mark) in [
            (date.year, 4, "-"), (date.month, 2, "-"), (date.day, 2, " "), (second / 3600, 2, ":"),
            (second / 60 % 60, 2, ":"), (second % 60, 2, ""),
        ] {
            digits(UInt64(number), width: width)
            text.append(contentsOf: mark.utf8)
        }
        text.append(contentsOf: offset.utf8)
    }

    /// Cells that this sample leaves empty.
    mutating func skip(_ count: Int = 1) {
        for _ in 0..<count { separate() }
    }

    mutating func endRow() {
        text.append(0x0D)
        text.append(0x0A)
        isRowBegun = false
    }

    /// Hands on what has gathered, if it is enough or all there will be.
    mutating func flush(all: Bool = false) throws {
        guard text.count >= 1 << 16 || all && !text.isEmpty else { return }
        if writer == nil {
            try sink(text)
        } else {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(text.count)
            writer?.append(text[...], to: &bytes)
            try sink(bytes)
        }
        text.removeAll(keepingCapacity: true)
    }

    private mutating func separate() {
        if isRowBegun { text.append(UInt8(ascii: ",")) }
        isRowBegun = true
    }

    private mutating func digits(_ number: UInt64, width: Int) {
        var count = 1
        var left = number
        while left >= 10 {
            left /= 10
            count += 1
        }
        let end = text.count + max(count, width)
        text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(count, width)))
        left = number
        for place in 1...count {
            text[end - place] = UInt8(ascii: "0") + UInt8(left % 10)
            left /= 10
        }
    }
}
