import ArgumentParser
import Operations
import Shop

/// `huitou webhooks …`
struct WebhooksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhooks",
        abstract: Huitou.text(en: "Who tells a store's news by itself, signed.", zh: "推送来源（Webhook）：平台主动推送的订单与客户。"),
        subcommands: [
            ListWebhooksCommand.self, AddWebhookCommand.self, RotateWebhookCommand.self, EndWebhookCommand.self,
        ],
        defaultSubcommand: ListWebhooksCommand.self)

    /// The last part of the address that a sender is given.
    static func path(_ name: String) -> String { "/webhooks/\(name)" }
}

extension WebhookKind: ExpressibleByArgument {}

/// A webhook, as the list names it.
struct WebhookArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            Huitou.text(
                en: "The webhook, as huitou webhooks list names it: w_…", zh: "推送来源编号 w_…，见 huitou webhooks list。"),
            valueName: "id"))
    var webhook: String
}

/// `huitou webhooks end ID`
struct EndWebhookCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: Huitou.text(en: "Have a webhook take nothing more.", zh: "停用推送来源。"))

    @OptionGroup var argument: WebhookArgument
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    func run(on session: CommandSession) async throws {
        try await session.run(EndWebhookSource(argument.webhook, brand: brand.brand))
        if session.isJSON { return session.context.output.out(try JSONText.of(["ended": argument.webhook])) }
        session.context.say(
            en: "\(argument.webhook) takes nothing more. What it told stays.",
            zh: "\(argument.webhook) 已停用，此前收录的内容保留。")
    }
}
