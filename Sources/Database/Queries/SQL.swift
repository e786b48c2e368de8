/// A query as a value. Whatever is interpolated is bound, never pasted; raw text enters only through the word `unescaped`.
///
///     let sql: SQL = """
///         SELECT id FROM orders
///         WHERE brand_id = \(brand) AND number IN \(list: numbers)
///         """
///
/// One text serves both engines: parameters are written `$1`, `$2` …, which both read alike.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
    package private(set) var text: String
    package private(set) var values: [SQLValue]

    package init(stringLiteral value: String) {
        text = value
        values = []
    }

    package init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        values = stringInterpolation.values
    }

    /// Joins two queries, renumbering the parameters of the second.
    package static func + (left: SQL, right: SQL) -> SQL {
        var parts = StringInterpolation(literalCapacity: left.text.count + right.text.count, interpolationCount: 0)
        parts.text = left.text
        parts.values = left.values
        parts.appendInterpolation(right)
        return SQL(stringInterpolation: parts)
    }

    package struct StringInterpolation: StringInterpolationProtocol, Sendable {
        fileprivate var text = ""
        fileprivate var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 4)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        package mutating func appendInterpolation(_ value: Int64) { bind(.int64(value)) }
        package mutating func appendInterpolation(_ value: Int) { bind(.int64(Int64(value))) }
        package mutating func appendInterpolation(_ value: Double) { bind(.double(value)) }
        package mutating func appendInterpolation(_ value: String) { bind(.text(value)) }
        package mutating func appendInterpolation(_ value: [UInt8]) { bind(.bytes(value)) }
        package mutating func appendInterpolation(_ value: Bool) { bind(.int64(value ? 1 : 0)) }
        package mutating func appendInterpolation(_ value: Int64?) { bind(value.map { .int64($0) } ?? .null) }
        package mutating func appendInterpolation(_ value: String?) { bind(value.map { .text($0) } ?? .null) }
        package mutating func appendInterpolation(_ value: [UInt8]?) { bind(value.map { .bytes($0) } ?? .null) }
        package mutating func appendInterpolation(_ value: SQLValue) { bind(value) }

        /// `($1, $2, …)` for `IN`. The count is padded to a power of two by repeating the last value, so that few
        /// statements serve all lengths. An empty list gives `(NULL)`, which nothing is in.
        package mutating func appendInterpolation(list values: [Int64]) { bind(list: values.map { .int64($0) }) }
        package mutating func appendInterpolation(list values: [String]) { bind(list: values.map { .text($0) }) }
        package mutating func appendInterpolation(list values: [[UInt8]]) { bind(list: values.map { .bytes($0) }) }

        /// Puts another query in.
        package mutating func appendInterpolation(_ part: SQL) {
            guard !part.values.isEmpty else {
                text += part.text
                return
            }
            let offset = values.count
            var utf8: [UInt8] = []
            utf8.reserveCapacity(part.text.utf8.count + part.values.count)
            var number: Int?
            for byte in part.text.utf8 {
                if let digits = number, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
                    number = digits * 10 + Int(byte - UInt8(ascii: "0"))
                    continue
                }
                if let digits = number { utf8.append(contentsOf: String(digits + offset).utf8) }
                number = byte == UInt8(ascii: "$") ? 0 : nil
                utf8.append(byte)
            }
            if let digits = number { utf8.append(contentsOf: String(digits + offset).utf8) }
            text += String(decoding: utf8, as: UTF8.self)
            values += part.values
        }

        /// Pastes text as it is. Only for names that come from the program itself.
        package mutating func appendInterpolation(unescaped raw: String) {
            text += raw
        }

        private mutating func bind(_ value: SQLValue) {
            values.append(value)
            text += "$"
            text += String(values.count)
        }

        private mutating func bind(list: [SQLValue]) {
            guard let last = list.last else {
                text += "(NULL)"
                return
            }
            var size = 1
            while size < list.count { size *= 2 }
            text += "("
            for position in 0..<size {
                if position > 0 { text += ", " }
                bind(position < list.count ? list[position] : last)
            }
            text += ")"
        }
    }
}
