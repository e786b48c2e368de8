/// The text of one cell in UTF-8, without what spreadsheets and exports put round it: spaces of every kind, byte order
/// marks, a leading `'`, and the shell of `="1930"`.
struct Cell {
    let start: UnsafePointer<UInt8>?
    let count: Int

    static var empty: Cell { Cell(start: nil, count: 0) }

    private init(start: UnsafePointer<UInt8>?, count: Int) {
        self.start = start
        self.count = count
    }

    /// The core of the cell whose bytes, without quotes, are `bytes`. It stays valid as long as they do.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard var first = bytes.baseAddress else {
            self = .empty
            return
        }
        var last = first + bytes.count
        Blank.trim(&first, &last)
        if first < last, first.pointee == UInt8(ascii: "'") {
            first += 1
            Blank.trim(&first, &last)
        }
        if last - first >= 3, first[0] == UInt8(ascii: "="), first[1] == UInt8(ascii: "\""),
            last[-1] == UInt8(ascii: "\"")
        {
            first += 2
            last -= 1
            Blank.trim(&first, &last)
        }
        start = first
        count = last - first
    }

    var isEmpty: Bool { count == 0 }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    var isPlain: Bool { bytes.allSatisfy { $0 < 0x80 } }

    /// For messages: at most two hundred characters.
    var shortText: String {
        let text = text
        return text.count > 200 ? text.prefix(200) + "…" : text
    }

    /// The core of a name or word given as a string.
    static func core(of text: String) -> String {
        var text = text
        return text.withUTF8 { Cell($0).text }
    }

    static func == (left: Cell, right: Cell) -> Bool {
        guard left.count == right.count else { return false }
        guard let first = left.start, let other = right.start else { return true }
        return (0..<left.count).allSatisfy { first[$0] == other[$0] }
    }
}
