/// The search for the end of a JSON object, byte by byte, so that it can go on when more of the file has been read.
struct ElementScan {
    private(set) var depth = 0
    private var isInText = false
    private var isEscaped = false

    /// The place after the object's closing bracket; nil when the bytes end before it does.
    mutating func end(
        _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int
    ) throws(JSONParser.Failure) -> Int? {
        var place = start
        while place < end {
            let byte = bytes[place]
            place += 1
            if isInText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                guard depth <= JSONParser.deepest else { throw JSONParser.Failure(place: place - 1, fault: .tooDeep) }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return place }
            default: break
            }
        }
        return nil
    }
}
