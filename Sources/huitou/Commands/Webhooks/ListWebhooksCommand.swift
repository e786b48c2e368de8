import Access
import ArgumentParser
import Operations
import Shop

/// `huitou webhooks list`
struct ListWebhooksCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: Huitou.text(
            en: "List a brand's webhooks, and how they fared in 30 days.", zh: "列出推送来源及近 30 天的情况。"))

    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    private struct Answer: Encodable {
        let id: String
        let path: String
        let kind: String
        let store: String
        let maker: String?
        let made: String
        let ended: String?
        let retires: String?
        let taken: Int
        let aside: Int
        let refused: Int
        let last: String?
        let lastRefused: String?
        let topic: String?

        init(_ line: ListWebhookSources.Line) {
            id = line.name
            path = WebhooksCommand.path(line.name)
            kind = line.source.kind.rawValue
            store = line.store
            maker = line.maker
            made = CalendarText.utc(line.source.madeAt)
            ended = line.source.endedAt.map(CalendarText.utc)
            retires = line.source.retiresAt.map(CalendarText.utc)
            taken = line.tally.taken
            aside = line.tally.aside
            refused = line.source.refused
            last = line.tally.last.map(CalendarText.utc)
            lastRefused = line.source.refusedAt.map(CalendarText.utc)
            topic = line.tally.topic
        }
    }

    func run(on session: CommandSession) async throws {
        let lines = try await session.run(ListWebhookSources(brand: brand.brand))
        let context = session.context
        if session.isJSON {
            return context.output.out(try JSONText.of(["webhooks": lines.map(Answer.init)]))
        }
        guard !lines.isEmpty else {
            return context.say(
                en: "No webhook yet. Add one with: huitou webhooks add shopify|woocommerce|standard",
                zh: "尚无推送来源。请添加：huitou webhooks add shopify|woocommerce|standard")
        }
        var table = Table([
            .id(context.words(en: "webhook", zh: "编号")), .text(context.words(en: "sender", zh: "发送方")),
            .text(context.words(en: "store", zh: "店铺")), .number(context.words(en: "taken", zh: "收录")),
            .number(context.words(en: "aside", zh: "搁置")), .number(context.words(en: "refused", zh: "拒绝")),
            .text(context.words(en: "last", zh: "最近")), .text(context.words(en: "state", zh: "状态")),
        ])
        for line in lines {
            table.add(
                line.name, line.source.kind.name(in: context.language), line.store, String(line.tally.taken),
                String(line.tally.aside), String(line.source.refused),
                line.tally.last.map(CalendarText.utc) ?? context.words(en: "never", zh: "从未"), state(of: line, context))
        }
        context.show(table)
    }

    private func state(of line: ListWebhookSources.Line, _ context: CommandContext) -> String {
        if let ended = line.source.endedAt {
            return context.words(en: "ended \(CalendarText.utc(ended))", zh: "\(CalendarText.utc(ended)) 已停用")
        }
        guard let end = line.source.retiresAt, Clock.now < end else { return context.words(en: "good", zh: "有效") }
        return context.words(
            en: "good, the old secret until \(CalendarText.utc(end))", zh: "有效，旧密钥至 \(CalendarText.utc(end))")
    }
}
