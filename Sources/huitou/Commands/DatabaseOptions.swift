import ArgumentParser
import Foundation
import Operations
import Shop

/// What every command takes.
struct SpeechOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Huitou.text(en: "Language: zh or en.", zh: "语言：zh 或 en。")))
    var lang: String?

    @Flag(help: ArgumentHelp(Huitou.text(en: "Answer in JSON.", zh: "以 JSON 输出。")))
    var json = false

    func validate() throws {
        if let lang, Language(tag: lang) == nil {
            throw ValidationError("--lang: zh, en")
        }
    }
}

/// Which database a command works on.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "A SQLite file or a postgres:// URL (also HUITOU_DB, or db = … in ~/.config/huitou/config).",
                zh: "SQLite 文件或 postgres:// 地址（也可用 HUITOU_DB，或 ~/.config/huitou/config 中的 db = …）。"),
            valueName: "place"))
    var db: String?

    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "The key file (default: beside the database).", zh: "密钥文件（默认在数据库旁）。"),
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
