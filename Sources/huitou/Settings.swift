import Configuration
import Foundation
import Operations
import Shop
import SystemPackage
import Web

/// What stands where the command line does not say: the environment first (`HUITOU_DB`, `HUITOU_SERVE_PORT`), then one YAML
/// file (`~/.config/huitou/config.yaml`, or what `HUITOU_CONFIG` names).
struct Settings: Sendable {
    private let reader: ConfigReader
    private let context: CommandContext

    /// - Throws: `SettingsError`.
    init(in context: CommandContext) async throws {
        let environment = ProcessInfo.processInfo.environment.filter { !$0.value.isEmpty }
        let path = try Self.path(environment, context)
        try SettingsFile.check(path)
        let file: FileProvider<YAMLSnapshot>
        do {
            file = try await FileProvider(filePath: FilePath(path), allowMissing: true)
        } catch {
            throw SettingsError.unreadable(path: path)
        }
        reader = ConfigReader(providers: [
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "huitou"), file,
        ])
        self.context = context
    }

    /// The place of the database: `huitou.db` in the user's folder when nothing says otherwise.
    func database(_ given: String?) async throws -> DatabasePlace {
        let named = try await text("db")
        let text = given ?? named ?? "huitou.db"
        let isServer = text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
        guard isServer || !text.contains("://") else { throw SettingsError.unknownPlace(text) }
        return DatabasePlace(text) { context.path($0) }
    }

    func keys(_ given: String?) async throws -> String? {
        let named = try await text("keys")
        return (given ?? named).map { context.path($0) }
    }

    /// How a server is set up.
    func serving() async throws -> WebSettings {
        var settings = WebSettings()
        settings.host = try await text("serve.host") ?? settings.host
        settings.port = try await number("serve.port") ?? settings.port
        settings.publicURL = try await text("serve.url")
        settings.trustedProxies = try await texts("serve.trusted-proxies") ?? []
        settings.certificatePath = try await text("serve.certificate").map { context.path($0) }
        settings.certificateKeyPath = try await text("serve.certificate-key").map { context.path($0) }
        settings.requestsPerMinute = try await number("serve.requests-per-minute") ?? settings.requestsPerMinute
        settings.eventsPerMinute = try await number("serve.events-per-minute") ?? settings.eventsPerMinute
        return settings
    }

    private func text(_ name: String) async throws -> String? {
        try await reading(name, Phrase(en: "a text", zh: "文本")) { try await reader.fetchString(forKey: $0) }
    }

    private func number(_ name: String) async throws -> Int? {
        try await reading(name, Phrase(en: "a whole number", zh: "整数")) { try await reader.fetchInt(forKey: $0) }
    }

    private func texts(_ name: String) async throws -> [String]? {
        try await reading(name, Phrase(en: "a list of texts", zh: "文本列表")) {
            try await reader.fetchStringArray(forKey: $0)
        }
    }

    private func reading<Value>(
        _ name: String, _ wanted: Phrase, _ read: (ConfigKey) async throws -> Value?
    ) async throws -> Value? {
        do {
            return try await read(ConfigKey(stringLiteral: name))
        } catch {
            throw SettingsError.badValue(name: name, wanted: wanted)
        }
    }

    private static func path(_ environment: [String: String], _ context: CommandContext) throws -> String {
        if let named = environment["HUITOU_CONFIG"] {
            let path = context.path(named)
            guard FileManager.default.fileExists(atPath: path) else { throw SettingsError.unreadable(path: path) }
            return path
        }
        return (environment["XDG_CONFIG_HOME"] ?? (environment["HOME"] ?? "") + "/.config") + "/huitou/config.yaml"
    }
}
