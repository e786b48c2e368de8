/// Finds anchors and aliases before YAML is read: a few hundred bytes of them are more nodes than any machine can hold, and
/// comparing keys goes through all of them.
enum MappingAliases {
    /// The first one outside of quotes and comments; nil where there is none. Lines and columns from 1.
    static func first(in yaml: String) -> (line: Int, column: Int)? {
        var line = 1
        var column = 0
        var quote: UInt8?
        var before = UInt8(ascii: " ")
        var bytes = Array(yaml.utf8)[...]
        while let byte = bytes.popFirst() {
            column += 1
            defer { before = byte }
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
                (line, column) = (line + (byte == UInt8(ascii: "\n") ? 1 : 0), 0)
                continue
            }
            if let open = quote {
                // Within double quotes a backslash hides the next.
                if open == UInt8(ascii: "\""), byte == UInt8(ascii: "\\") {
                    _ = bytes.popFirst()
                    column += 1
                } else if byte == open {
                    quote = nil
                }
                continue
            }
            let begins = isBreak(before)
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): if begins { quote = byte }
            case UInt8(ascii: "#") where begins:
                while let next = bytes.first, next != UInt8(ascii: "\n") { bytes = bytes.dropFirst() }
            case UInt8(ascii: "&"), UInt8(ascii: "*"):
                if begins, let next = bytes.first, !isBreak(next) { return (line, column) }
            default: break
            }
        }
        return nil
    }

    /// What can stand before the beginning of a value.
    private static func isBreak(_ byte: UInt8) -> Bool {
        [0x20, 0x09, 0x0A, 0x0D].contains(byte) || "[]{},:?-".utf8.contains(byte)
    }
}
