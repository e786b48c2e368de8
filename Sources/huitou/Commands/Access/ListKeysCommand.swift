import Access
import ArgumentParser
import Operations
import Shop

/// `huitou keys list`
struct ListKeysCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: Huitou.text(en: "List a brand's keys.", zh: "列出品牌的密钥。"))

    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    private struct Answer: Encodable {
        let prefix: String
        let label: String
        let permissions: [String]
        let store: String?
        let maker: String?
        let made: String
        let used: String?
        let expires: String?
        let revoked: String?
    }

    func run(on session: CommandSession) async throws {
        let keys = try await session.run(ListKeys(brand: brand.brand))
        if session.isJSON {
            let answers = keys.map { key, maker, store in
                Answer(
                    prefix: key.prefix, label: key.label, permissions: key.permissions.map(\.rawValue).sorted(),
                    store: store, maker: maker, made: CalendarText.utc(key.madeAt),
                    used: key.usedAt.map(CalendarText.utc),
                    expires: key.expiresAt.map(CalendarText.utc), revoked: key.revokedAt.map(CalendarText.utc))
            }
            return session.context.output.out(try JSONText.of(["keys": answers]))
        }
        guard !keys.isEmpty else {
            return session.context.say(
                en: "No key yet. Make one with: huitou keys create LABEL --permission facts.import",
                zh: "尚无密钥。请创建：huitou keys create 用途 --permission facts.import")
        }
        var table = Table([
            .id(session.context.words(en: "key", zh: "密钥")), .text(session.context.words(en: "for", zh: "用途")),
            .text(session.context.words(en: "opens", zh: "权限")),
            .text(session.context.words(en: "store", zh: "店铺")),
            .text(session.context.words(en: "last used", zh: "最近使用")),
            .text(session.context.words(en: "state", zh: "状态")),
        ])
        for (key, _, store) in keys {
            table.add(
                key.prefix, key.label, key.permissions.map(\.rawValue).sorted().joined(separator: " "), store ?? "",
                key.usedAt.map(CalendarText.utc) ?? session.context.words(en: "never", zh: "从未"),
                state(of: key, session.context))
        }
        session.context.show(table)
    }

    private func state(of key: APIKey, _ context: CommandContext) -> String {
        if let revoked = key.revokedAt {
            return context.words(en: "revoked \(CalendarText.utc(revoked))", zh: "\(CalendarText.utc(revoked)) 已吊销")
        }
        guard let end = key.expiresAt else { return context.words(en: "good", zh: "有效") }
        return key.isAlive(at: Clock.now)
            ? context.words(en: "good until \(CalendarText.utc(end))", zh: "有效至 \(CalendarText.utc(end))")
            : context.words(en: "ended \(CalendarText.utc(end))", zh: "\(CalendarText.utc(end)) 已失效")
    }
}
