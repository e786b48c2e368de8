import Access
import ArgumentParser
import Operations
import Shop

/// `huitou keys …`
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: Huitou.text(en: "Keys with which other programs work on a brand.", zh: "供其他程序使用的品牌密钥。"),
        subcommands: [CreateKeyCommand.self, ListKeysCommand.self, RotateKeyCommand.self, RevokeKeyCommand.self])
}

/// What a key may carry, as an option takes it.
struct KeyPermission: ExpressibleByArgument {
    let permission: Permission

    init?(argument: String) {
        guard let permission = Permission(rawValue: argument), Policy.forKeys.contains(permission) else { return nil }
        self.permission = permission
    }

    static var allValueStrings: [String] {
        Permission.allCases.filter { Policy.forKeys.contains($0) }.map(\.rawValue)
    }
}

extension CommandSession {
    /// Shows a key's text, once.
    ///
    /// - Parameter oldEndsAt: until when the key opens in whose place it comes; nil where there is none.
    func show(_ key: APIKey, _ text: Secret, insteadOf oldEndsAt: Instant? = nil) throws {
        if isJSON {
            var answer = [
                "key": text.revealed, "prefix": key.prefix, "expires": key.expiresAt.map(CalendarText.utc),
            ]
            if let oldEndsAt { answer["oldExpires"] = CalendarText.utc(oldEndsAt) }
            return context.output.out(try JSONText.of(answer))
        }
        context.output.out(text.revealed + "\n")
        context.say(
            en: "Keep it where it is used; it is not shown again. It is known as \(key.prefix).",
            zh: "请保存到使用处；不会再次显示。此密钥的名称：\(key.prefix)。")
        guard let oldEndsAt else { return }
        let (old, new) = (CalendarText.utc(oldEndsAt), key.expiresAt.map(CalendarText.utc))
        context.say(
            en:
                "The old one opens until \(old), the new one \(new.map { "until \($0), as the old one was to" } ?? "for good").",
            zh: "旧密钥有效至 \(old)，新密钥\(new.map { "有效至 \($0)（与旧密钥原定一致）" } ?? "长期有效")。")
    }
}

/// `huitou keys create LABEL`
struct CreateKeyCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: Huitou.text(en: "Make a key.", zh: "创建密钥。"))

    @Argument(help: ArgumentHelp(Huitou.text(en: "What it is for.", zh: "用途。"))) var label: String
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "What it opens, such as facts.import; may be repeated.", zh: "可做什么，如 facts.import；可重复。"),
            valueName: "permission"))
    var permission: [KeyPermission]
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "The store whose events it brings; with events.send.", zh: "所上报行为的店铺，与 events.send 一起使用。"),
            valueName: "name"))
    var store: String?
    @Option(help: ArgumentHelp(Huitou.text(en: "Ends after so many days.", zh: "多少天后失效。"))) var days: Int?
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        if let days, !Terms.days.contains(days) {
            throw ValidationError(
                Huitou.text(
                    en: "“\(days)” cannot be the value of --days; it takes: 1 to 3650.",
                    zh: "--days 的值不能是“\(days)”；可选：1 到 3650。"))
        }
    }

    func run(on session: CommandSession) async throws {
        let (key, text) = try await session.run(
            CreateKey(
                label, Set(permission.map(\.permission)), store: store, daysValid: days, brand: brand.brand))
        try session.show(key, text)
    }
}

/// `huitou keys rotate PREFIX`
struct RotateKeyCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: Huitou.text(en: "Put a new key in the place of another.", zh: "轮换密钥，旧密钥稍后失效。"))

    @Argument(
        help: ArgumentHelp(Huitou.text(en: "The key, as huitou keys list names it.", zh: "密钥名称，见 huitou keys list。")))
    var key: String
    @Option(help: ArgumentHelp(Huitou.text(en: "The old one opens for so many hours more.", zh: "旧密钥继续有效的小时数。")))
    var hours = 24
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard Terms.overlapHours.contains(hours) else {
            throw ValidationError(
                Huitou.text(
                    en: "“\(hours)” cannot be the value of --hours; it takes: 0 to 8760.",
                    zh: "--hours 的值不能是“\(hours)”；可选：0 到 8760。"))
        }
    }

    func run(on session: CommandSession) async throws {
        let rotated = try await session.run(RotateKey(key, overlapHours: hours, brand: brand.brand))
        try session.show(rotated.key, rotated.text, insteadOf: rotated.oldEndsAt)
    }
}

/// `huitou keys revoke PREFIX`
struct RevokeKeyCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: Huitou.text(en: "Have a key open nothing any more.", zh: "吊销密钥。"))

    @Argument(
        help: ArgumentHelp(Huitou.text(en: "The key, as huitou keys list names it.", zh: "密钥名称，见 huitou keys list。")))
    var key: String
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        try await session.run(RevokeKey(key, brand: brand.brand))
        if session.isJSON { return session.context.output.out(try JSONText.of(["revoked": key])) }
        session.context.say(en: "\(key) opens nothing any more.", zh: "密钥 \(key) 已吊销。")
    }
}
