import Shop

/// What can be wrong with the settings of the command line.
enum SettingsError: Explained, Equatable {
    case unknownPlace(String)
    case unreadable(path: String)
    case noYAML(path: String, line: Int)
    case unknownName(path: String, line: Int, name: String, known: [String])
    case badValue(name: String, wanted: Phrase)

    var kind: FailureKind { .invalid }

    var code: String {
        switch self {
        case .unknownPlace: "settings.place"
        case .unreadable: "settings.unreadable"
        case .noYAML: "settings.yaml"
        case .unknownName: "settings.name"
        case .badValue: "settings.value"
        }
    }

    var message: Phrase {
        switch self {
        case .unknownPlace(let text):
            Phrase(
                en:
                    "\(text.prefix { $0 != ":" })://… is no place for a database: use a file's path or a postgres:// URL.",
                zh: "\(text.prefix { $0 != ":" })://… 不是可用的数据库位置：请使用文件路径或 postgres:// 地址。")
        case .unreadable(let path):
            Phrase(
                en: "\(path) cannot be read as UTF-8 text. Mend it, or move it away.",
                zh: "无法以 UTF-8 读取 \(path)。请更正或移走该文件。")
        case .noYAML(let path, let line):
            Phrase(
                en: "\(path), line \(line): this is no YAML of names and values, such as db: shop.db.",
                zh: "\(path) 第 \(line) 行：不是“名称: 值”形式的 YAML，例如 db: shop.db。")
        case .unknownName(let path, let line, let name, let known):
            Phrase(
                en: "\(path), line \(line): “\(name)” is no setting here. Known: \(known.joined(separator: ", ")).",
                zh: "\(path) 第 \(line) 行：此处没有“\(name)”设置。可用：\(known.joined(separator: "、"))。")
        case .badValue(let name, let wanted):
            Phrase(
                en: "The setting \(name) should be \(wanted.english).", zh: "设置 \(name) 应为\(wanted.chinese)。")
        }
    }
}
