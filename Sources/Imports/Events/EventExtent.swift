import Shop

extension EventJSON {
    /// Where the value that begins here lies, by its brackets and quotes alone: what is in it may be no JSON.
    mutating func extent() throws(EventFault) -> Range<Int> {
        let start = place
        var depth = 0
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "\""):
                skipQuoted()
                if depth == 0 { return start..<place }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                move(1)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return try notEmpty(start) }
                depth -= 1
                move(1)
                if depth == 0 { return start..<place }
            case UInt8(ascii: ",") where depth == 0: return try notEmpty(start)
            default: move(1)
            }
        }
        throw failure()
    }

    private func notEmpty(_ start: Int) throws(EventFault) -> Range<Int> {
        guard place > start else { throw failure() }
        return start..<place
    }

    private mutating func skipQuoted() {
        move(1)
        while let byte = peek() {
            move(byte == UInt8(ascii: "\\") ? 2 : 1)
            if byte == UInt8(ascii: "\"") { return }
        }
    }
}
