import Shop

/// The values that messages hold, read with their bounds. Null is as good as not told.
extension EventJSON {
    /// An id, as a text or as a whole number; nil for null and for an empty text.
    mutating func identifier(_ field: String) throws(EventFault) -> String? {
        switch peek() ?? 0 {
        case UInt8(ascii: "\""):
            guard let text = try text(most: EventLimits.longestID) else {
                throw .unfit(field: field, wanted: Self.shortID)
            }
            return text.isEmpty ? nil : text
        case UInt8(ascii: "n"):
            try word("null")
            return nil
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let digits = try number()
            guard digits.count <= 20, digits.allSatisfy({ $0 &- 0x30 < 10 }) else {
                throw .unfit(field: field, wanted: Phrase(en: "a text, or a whole number", zh: "文本或整数"))
            }
            return String(decoding: digits, as: UTF8.self)
        default: throw try other(field, Phrase(en: "a text", zh: "文本"))
        }
    }

    /// A text that is asked for by its words; nil for null and for an empty one.
    mutating func shortText(_ field: String) throws(EventFault) -> String? {
        try text(field, most: EventLimits.longestID)
    }

    /// A text that is kept; a number is its digits; nil for null and for an empty one.
    mutating func text(_ field: String, most: Int = EventLimits.longestText) throws(EventFault) -> String? {
        switch peek() ?? 0 {
        case UInt8(ascii: "\""):
            guard let text = try text(most: most) else {
                throw .unfit(
                    field: field, wanted: Phrase(en: "a text of at most \(most) bytes", zh: "不超过 \(most) 字节的文本"))
            }
            return text.isEmpty ? nil : text
        case UInt8(ascii: "n"):
            try word("null")
            return nil
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return String(decoding: try number(), as: UTF8.self)
        default: throw try other(field, Phrase(en: "a text", zh: "文本"))
        }
    }

    /// An amount or a count, as a number or as a text of one; nil for null and for an empty text.
    mutating func amount(_ field: String) throws(EventFault) -> Millionths? {
        let wanted = Phrase(
            en: "a number between ±9,223,372,036,854.775807, and not “-0”", zh: "±9223372036854.775807 之间的数字，且不为“-0”")
        switch peek() ?? 0 {
        case UInt8(ascii: "\""):
            guard var text = try text(most: EventLimits.longestID) else { throw .unfit(field: field, wanted: wanted) }
            if text.isEmpty { return nil }
            guard let amount = text.withUTF8({ EventNumber.millionths($0) }) else {
                throw .unfit(field: field, wanted: wanted)
            }
            return amount
        case UInt8(ascii: "n"):
            try word("null")
            return nil
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard let amount = EventNumber.millionths(try number()) else { throw .unfit(field: field, wanted: wanted) }
            return amount
        default: throw try other(field, wanted)
        }
    }

    /// A moment by the client's clock; nil for null and for an empty text.
    mutating func moment(_ field: String) throws(EventFault) -> Instant? {
        let wanted = Phrase(
            en: "a time such as 2026-05-20T08:00:00.000Z", zh: "时间，如 2026-05-20T08:00:00.000Z")
        switch peek() ?? 0 {
        case UInt8(ascii: "\""):
            guard var text = try text(most: 64) else { throw .unfit(field: field, wanted: wanted) }
            if text.isEmpty { return nil }
            guard let moment = text.withUTF8({ EventTime.text($0) }) else { throw .unfit(field: field, wanted: wanted) }
            return moment
        case UInt8(ascii: "n"):
            try word("null")
            return nil
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard let moment = EventTime.read(try number()) else { throw .unfit(field: field, wanted: wanted) }
            return moment
        default: throw try other(field, wanted)
        }
    }

    /// What is wrong with a value of another kind: that, unless it is no JSON at all.
    private mutating func other(_ field: String, _ wanted: Phrase) throws(EventFault) -> EventFault {
        try skip(depth: EventLimits.deepest)
        return .unfit(field: field, wanted: wanted)
    }

    private static let shortID = Phrase(
        en: "at most \(EventLimits.longestID) bytes long", zh: "不超过 \(EventLimits.longestID) 字节")
}
