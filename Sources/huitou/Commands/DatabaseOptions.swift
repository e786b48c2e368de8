import ArgumentParser
import Foundation
import Operations
import Shop

/// What every command takes.
struct SpeechOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "The language to answer in (the locale's unless told).", zh: "输出语言（默认按系统语言）。"),
            valueName: "zh|en"))
    var lang: String?

    @Flag(help: ArgumentHelp(Huitou.text(en: "Answer in JSON, errors too.", zh: "以 JSON 输出（包括错误）。")))
    var json = false

    func validate() throws {
        if let lang, Language(tag: lang) == nil {
            throw ValidationError(
                Huitou.text(
                    en: "“\(lang)” cannot be the value of --lang; it takes: zh, en.",
                    zh: "--lang 的值不能是“\(lang)”；可选：zh、en。"))
        }
    }
}

/// Which database a command works on.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "A SQLite file or a postgres:// URL (also HUITOU_DB, or db: … in ~/.config/huitou/config.yaml).",
                zh: "SQLite 文件或 postgres:// 地址（也可用 HUITOU_DB，或 ~/.config/huitou/config.yaml 中的 db: …）。"),
            valueName: "place"))
    var db: String?

    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "The key file (beside the database unless told).", zh: "密钥文件（默认在数据库旁）。"),
            valueName: "file"))
    var keys: String?

    @OptionGroup var speech: SpeechOptions
}

/// Which brand a command is about.
struct BrandOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "The brand; may be left out when there is one.", zh: "品牌；只有一个品牌时可省略。"),
            valueName: "name"))
    var brand: String?
}
