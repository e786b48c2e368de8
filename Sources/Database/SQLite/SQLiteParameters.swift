/// Parameters as SQLite takes them quickly.
enum SQLiteParameters {
    /// `$1, $2` as `?, ?` where they count from 1 without gap or repeat; else the text as it is. To SQLite `$1` is a name,
    /// and preparing a list of thousands of names takes as many looks at each.
    static func positional(_ text: String) -> String {
        var text = text
        return text.withUTF8 { utf8 -> String? in
            guard utf8.contains(UInt8(ascii: "$")) else { return nil }
            var result: [UInt8] = []
            result.reserveCapacity(utf8.count)
            var last = 0
            var place = 0
            while place < utf8.count {
                let byte = utf8[place]
                place += 1
                guard byte == UInt8(ascii: "$") else {
                    result.append(byte)
                    continue
                }
                var number = 0
                while place < utf8.count, let digit = Self.digit(utf8[place]) {
                    number = number * 10 + digit
                    place += 1
                }
                last += 1
                guard number == last else { return nil }
                result.append(UInt8(ascii: "?"))
            }
            return String(decoding: result, as: UTF8.self)
        } ?? text
    }

    private static func digit(_ byte: UInt8) -> Int? {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? Int(byte - UInt8(ascii: "0")) : nil
    }
}
