/// Bytes in the letters of RFC 4648, as authenticators read them; and in small letters that nobody confuses, for people.
enum Base32 {
    private static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    private static let plain = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Without padding.
    static func encode(_ bytes: [UInt8]) -> String { encode(bytes, standard) }

    static func plain(_ bytes: [UInt8]) -> String { encode(bytes, plain) }

    private static func encode(_ bytes: [UInt8], _ alphabet: [UInt8]) -> String {
        var letters: [UInt8] = []
        var (waiting, bits) = (0, 0)
        for byte in bytes {
            waiting = (waiting << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                letters.append(alphabet[waiting >> bits & 31])
            }
        }
        if bits > 0 { letters.append(alphabet[waiting << (5 - bits) & 31]) }
        return String(decoding: letters, as: UTF8.self)
    }
}
