import Foundation
import Operations
import Shop

/// What stands when the command line does not say: environment first, then the configuration file.
struct Settings {
    private let environment = ProcessInfo.processInfo.environment

    /// The place of the database: `huitou.db` in the user's folder when nothing says otherwise.
    func database(_ given: String?, in context: CommandContext) throws -> DatabasePlace {
        let named = environment["HUITOU_DB"].flatMap { $0.isEmpty ? nil : $0 }
        let text = try given ?? named ?? fromFile("db") ?? "huitou.db"
        let isServer = text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
        guard isServer || !text.contains("://") else { throw SettingsError.unknownPlace(text) }
        return DatabasePlace(text) { context.path($0) }
    }

    func keys(_ given: String?, in context: CommandContext) throws -> String? {
        try (given ?? environment["HUITOU_KEYS"] ?? fromFile("keys")).map { context.path($0) }
    }

    /// `name = value` lines of ~/.config/huitou/config.
    private func fromFile(_ name: String) throws -> String? {
        let folder = environment["XDG_CONFIG_HOME"] ?? (environment["HOME"] ?? "") + "/.config"
        let path = folder + "/huitou/config"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw SettingsError.unreadable(path: path)
        }
        var found: String?
        for (offset, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { continue }
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, ["db", "keys"].contains(parts[0]) else {
                throw SettingsError.badLine(path: path, line: offset + 1)
            }
            if parts[0] == name { found = parts[1] }
        }
        return found
    }
}

/// What can be wrong with the settings of the command line.
enum SettingsError: Explained, Equatable {
    case unknownPlace(String)
    case unreadable(path: String)
    case badLine(path: String, line: Int)

    var kind: FailureKind { .invalid }

    var code: String {
        switch self {
        case .unknownPlace: "settings.place"
        case .unreadable: "settings.unreadable"
        case .badLine: "settings.line"
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
        case .badLine(let path, let line):
            Phrase(
                en: "\(path), line \(line): write db = PLACE or keys = FILE, or put # before it.",
                zh: "\(path) 第 \(line) 行：请写成 db = 位置 或 keys = 文件，或在行首加 #。")
        }
    }
}
