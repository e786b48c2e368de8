import Access
import ArgumentParser
import Operations
import Shop

/// `huitou webhooks add KIND`
struct AddWebhookCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: Huitou.text(en: "Let a sender tell a store's news.", zh: "添加推送来源。"),
        discussion: Huitou.text(
            en:
                "Shopify makes the secret, which is asked for; for the others one is made and shown once. Docs/webhooks.md "
                + "says what to set up where.",
            zh: "Shopify 的密钥由平台生成，执行时会询问；其他类型自动生成并仅显示一次。设置方法见 Docs/webhooks.md。"))

    @Argument(help: ArgumentHelp(Huitou.text(en: "Who sends.", zh: "发送方类型。"))) var kind: WebhookKind
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "The store; unless only one can be meant.", zh: "店铺；只有一个可选时可省略。"), valueName: "name"))
    var store: String?
    @Flag(help: ArgumentHelp(Huitou.text(en: "Take a secret that the sender made.", zh: "使用发送方已有的密钥。")))
    var given = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    var asks: [TypedQuestion] { kind == .shopify || given ? [.webhookSecret] : [] }

    func run(on session: CommandSession) async throws {
        let answer = try await session.run(
            AddWebhookSource(kind, store: store, secret: session.context.typed.first, brand: brand.brand))
        let path = WebhooksCommand.path(answer.name)
        if session.isJSON {
            return session.context.output.out(
                try JSONText.of([
                    "id": answer.name, "path": path, "store": answer.store.name, "kind": kind.rawValue,
                    "secret": answer.made?.revealed,
                ]))
        }
        session.context.say(
            en: "Added for “\(answer.store.name)”. Its address ends in \(path)",
            zh: "已为“\(answer.store.name)”添加，地址以 \(path) 结尾。")
        try answer.made.map { try session.show(webhookSecret: $0) }
    }
}

/// `huitou webhooks rotate ID`
struct RotateWebhookCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate",
        abstract: Huitou.text(en: "Put a new secret in the place of another.", zh: "轮换推送密钥，旧密钥稍后失效。"))

    @OptionGroup var argument: WebhookArgument
    @Option(help: ArgumentHelp(Huitou.text(en: "The old one is good for so many hours more.", zh: "旧密钥继续有效的小时数。")))
    var hours = 24
    @Flag(help: ArgumentHelp(Huitou.text(en: "Take a secret that the sender made.", zh: "使用发送方已有的密钥。")))
    var given = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    var asks: [TypedQuestion] { given ? [.webhookSecret] : [] }

    func validate() throws {
        guard Terms.overlapHours.contains(hours) else {
            throw ValidationError(
                Huitou.text(
                    en: "“\(hours)” cannot be the value of --hours; it takes: 0 to 8760.",
                    zh: "--hours 的值不能是“\(hours)”；可选：0 到 8760。"))
        }
    }

    func run(on session: CommandSession) async throws {
        let made = try await session.run(
            RotateWebhookSecret(
                argument.webhook, secret: session.context.typed.first, overlapHours: hours, brand: brand.brand))
        if session.isJSON {
            return session.context.output.out(
                try JSONText.of(["id": argument.webhook, "secret": made?.revealed]))
        }
        session.context.say(
            en: "Rotated. The secret before is good for \(hours) hours more.", zh: "已轮换，旧密钥 \(hours) 小时后失效。")
        try made.map { try session.show(webhookSecret: $0) }
    }
}

extension CommandSession {
    /// Shows a secret, once.
    fileprivate func show(webhookSecret secret: Secret) throws {
        context.output.out(secret.revealed + "\n")
        context.say(
            en: "Give this secret to the sender; it is not shown again.", zh: "请将以上密钥填写到发送方；不会再次显示。")
    }
}
