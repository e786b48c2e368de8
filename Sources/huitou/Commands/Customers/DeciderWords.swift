import Shop

/// Who decided something, from the code that is kept with it.
enum DeciderWords {
    static func of(_ code: String) -> Phrase {
        switch code {
        case "rule": Phrase(en: "by rule", zh: "按规则")
        case "told": Phrase(en: "as a source says", zh: "来源告知")
        case "command_line": Phrase(en: "on the command line", zh: "命令行")
        case "expiry": Phrase(en: "by its end", zh: "到期")
        case "erased": Phrase(en: "by an erasure", zh: "随删除")
        case _ where code.hasPrefix("member "): Phrase(en: code, zh: "成员 " + code.dropFirst(7))
        case _ where code.hasPrefix("key "): Phrase(en: code, zh: "密钥 " + code.dropFirst(4))
        default: Phrase(en: code, zh: code)
        }
    }
}
