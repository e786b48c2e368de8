/// Bytes as two lower-case hexadecimal digits each.
enum Hex {
    static func of(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String(UInt16($0) + 256, radix: 16).suffix(2) }.joined()
    }
}
