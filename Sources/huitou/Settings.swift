import Foundation
import Operations

/// What stands when the command line does not say: environment first, then the configuration file.
struct Settings {
    private let environment = ProcessInfo.processInfo.environment

    /// The place of the database: `huitou.db` in the user's folder when nothing says otherwise.
    func database(_ given: String?, in context: CommandContext) -> DatabasePlace {
        let text = given ?? environment["HUITOU_DB"] ?? fromFile("db") ?? "huitou.db"
        return DatabasePlace(text) { context.path($0) }
    }

    func keys(_ given: String?, in context: CommandContext) -> String? {
        (given ?? environment["HUITOU_KEYS"] ?? fromFile("keys")).map { context.path($0) }
    }

    /// `name = value` lines of ~/.config/huitou/config.
    private func fromFile(_ name: String) -> String? {
        let folder = environment["XDG_CONFIG_HOME"] ?? (environment["HOME"] ?? "") + "/.config"
        guard let text = try? String(contentsOfFile: folder + "/huitou/config", encoding: .utf8) else { return nil }
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            if parts.count == 2, parts[0] == name { return parts[1] }
        }
        return nil
    }
}
