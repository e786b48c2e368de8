package import Shop

/// What is wrong with a mapping file.
package enum MappingProblem: Sendable, Equatable {
    case notYAML(reason: String)
    case tooLarge
    /// A mapping says nothing twice; what refers to itself grows beyond all bounds.
    case alias
    /// Something else stands where `wanted` should.
    case wrongForm(wanted: Phrase)
    case missing(key: String)
    case repeatedKey(key: String)
    case unknownKey(key: String, nearest: String?, known: [String])
    /// A field that does not exist, or that no mapping may set.
    case unknownField(field: String, nearest: String?, known: [String])
    case unknownWord(word: String, nearest: String?, known: [String])
    case badName(name: String)
    case shippedName(name: String)
    /// `field` has no meaning without `needed`.
    case needs(field: String, needed: String)
    case missingField(fields: [String])
    case wordsWithoutColumn(key: String, field: String)

    package var reason: Phrase {
        switch self {
        case .notYAML(let reason):
            Phrase(en: "not YAML: \(reason)", zh: "不是有效的 YAML：\(reason)")
        case .tooLarge:
            Phrase(en: "larger than 256 KB, which no mapping is.", zh: "超过 256 KB，不可能是映射文件。")
        case .alias:
            Phrase(
                en: "anchors and aliases (&name, *name) are not taken; write it out, or put it in quotes.",
                zh: "不支持锚点与别名（&name、*name）；请写出内容，或加引号。")
        case .wrongForm(let wanted):
            Phrase(en: "here should stand \(wanted.english).", zh: "此处应为\(wanted.chinese)。")
        case .missing(let key):
            Phrase(en: "“\(key)” is missing; add it.", zh: "缺少“\(key)”，请补上。")
        case .repeatedKey(let key):
            Phrase(en: "“\(key)” stands here twice; keep one.", zh: "“\(key)”重复出现，请保留一处。")
        case .unknownKey(let key, let nearest, let known):
            Phrase(
                en: "unknown key “\(key)”\(Self.hint(nearest)) Known: \(known.joined(separator: ", ")).",
                zh: "未知的键“\(key)”\(Self.chineseHint(nearest))可用：\(known.joined(separator: "、"))。")
        case .unknownField(let field, let nearest, let known):
            Phrase(
                en: "a mapping of this kind cannot set “\(field)”\(Self.hint(nearest)) Known: "
                    + "\(known.joined(separator: ", ")).",
                zh: "此类映射不能设置“\(field)”\(Self.chineseHint(nearest))可用：\(known.joined(separator: "、"))。")
        case .unknownWord(let word, let nearest, let known):
            Phrase(
                en: "“\(word)” is none of the words that can stand here\(Self.hint(nearest)) Known: "
                    + "\(known.joined(separator: ", ")).",
                zh: "“\(word)”不是此处可用的词\(Self.chineseHint(nearest))可用：\(known.joined(separator: "、"))。")
        case .badName(let name):
            Phrase(
                en:
                    "“\(name)” cannot be a name; use 1 to 64 lower-case letters, digits and _, beginning with a letter.",
                zh: "“\(name)”不能作为名称；请使用 1 至 64 个小写字母、数字和下划线，以字母开头。")
        case .shippedName(let name):
            Phrase(en: "“\(name)” is the name of a shipped format; choose another.", zh: "“\(name)”是内置格式的名称，请换一个。")
        case .needs(let field, let needed):
            Phrase(en: "“\(field)” says nothing without “\(needed)”; map both.", zh: "“\(field)”需要同时映射“\(needed)”。")
        case .missingField(let fields):
            Phrase(
                en: "“columns” must name a column for \(fields.joined(separator: " or ")).",
                zh: "“columns”必须包含 \(fields.joined(separator: " 或 "))。")
        case .wordsWithoutColumn(let key, let field):
            Phrase(
                en: "“\(key)” translates the words of “\(field)”, but “columns” names no column for it.",
                zh: "“\(key)”用于翻译“\(field)”列的词，但“columns”没有指定该列。")
        }
    }

    private static func hint(_ nearest: String?) -> String {
        nearest.map { "; did you mean “\($0)”?" } ?? "."
    }

    private static func chineseHint(_ nearest: String?) -> String {
        nearest.map { "，是否指“\($0)”？" } ?? "。"
    }
}
