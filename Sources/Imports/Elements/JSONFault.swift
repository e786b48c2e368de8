package import Shop

/// Why bytes are no JSON, or none of orders.
package enum JSONFault: Sendable, Equatable {
    /// Something else stands where `wanted` should.
    case unexpected(wanted: Phrase)
    case unfinished
    case tooDeep
    case tooLong
    case badNumber
    case badText

    package var reason: Phrase {
        switch self {
        case .unexpected(let wanted):
            Phrase(en: "here should stand \(wanted.english)", zh: "此处应为\(wanted.chinese)")
        case .unfinished: Phrase(en: "the file ends here, in the middle: it is cut off", zh: "文件在此中断：内容不完整")
        case .tooDeep:
            Phrase(
                en: "lists and objects lie more than \(JSONParser.deepest) deep in each other",
                zh: "列表和对象嵌套超过 \(JSONParser.deepest) 层")
        case .tooLong: Phrase(en: "this element is longer than 4 MB", zh: "该元素超过 4 MB")
        case .badNumber: Phrase(en: "this is no number of JSON", zh: "不是有效的 JSON 数字")
        case .badText: Phrase(en: "this text holds what JSON does not allow", zh: "该文本含有 JSON 不允许的内容")
        }
    }

    static let wantsObject = JSONFault.unexpected(wanted: Phrase(en: "an object “{…}”", zh: "对象“{…}”"))
    static let wantsValue = JSONFault.unexpected(wanted: Phrase(en: "a value", zh: "一个值"))
    static let wantsName = JSONFault.unexpected(wanted: Phrase(en: "a name in quotes", zh: "带引号的名称"))
    static let wantsColon = JSONFault.unexpected(wanted: Phrase(en: "a colon", zh: "冒号"))
    static let wantsSeparator = JSONFault.unexpected(
        wanted: Phrase(en: "a comma or the closing bracket", zh: "逗号或右括号"))
    static let wantsEnd = JSONFault.unexpected(wanted: Phrase(en: "the end", zh: "结尾"))
}
