import ArgumentParser
import Customers
import Facts
import Operations
import Shop

/// `huitou consent show ID`
struct ShowConsentsCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: Huitou.text(en: "All that a person said, the oldest first.", zh: "查看客户的全部授权记录，最早的在前。"))

    @OptionGroup var customer: CustomerOptions
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    private struct Line: Encodable {
        let channel: String
        let purpose: String
        let withdrawn: Bool
        let method: String
        let text: String?
        let at: String
        let stands: Bool
    }

    private struct Suppressed: Encodable {
        let channel: String
        let purpose: String
        let since: String
    }

    private struct Answer: Encodable {
        let consents: [Line]
        let suppressed: [Suppressed]
        let erased: PersonAnswer.Erased?
    }

    func run(on session: CommandSession) async throws {
        let context = session.context
        let answer = try await session.run(ShowConsents(of: customer.customer, brand: brand.brand))
        if session.isJSON { return context.output.out(try JSONText.of(encoded(answer))) }
        if let erased = answer.erased { context.sayErased(erased) }
        if answer.lines.isEmpty {
            context.say(en: "Nothing was said.", zh: "没有授权记录。")
        } else {
            show(answer, context)
        }
        answer.suppressed.forEach(context.sayKeptOut)
    }

    private func show(_ answer: ShowConsents.Answer, _ context: CommandContext) {
        var table = Table([
            .id(context.words(en: "at", zh: "时间")), .text(context.words(en: "channel", zh: "渠道")),
            .text(context.words(en: "purpose", zh: "用途")), .text(context.words(en: "said", zh: "内容")),
            .text(context.words(en: "how", zh: "方式")), .id(context.words(en: "text", zh: "文本")),
            .text(context.words(en: "stands", zh: "有效")),
        ])
        for line in answer.lines {
            let consent = line.statement.consent
            table.add(
                CalendarText.utc(line.statement.occurredAt), consent.channel.name(in: context.language),
                consent.purpose.name(in: context.language),
                consent.isWithdrawn
                    ? context.words(en: "withdrawn", zh: "撤回") : context.words(en: "given", zh: "授权"),
                ConsentMethod.shown(consent.method)(in: context.language), consent.textVersion ?? "",
                line.stands ? context.words(en: "yes", zh: "是") : context.words(en: "no", zh: "否"))
        }
        context.show(table)
    }

    private func encoded(_ answer: ShowConsents.Answer) -> Answer {
        Answer(
            consents: answer.lines.map { line in
                let consent = line.statement.consent
                return Line(
                    channel: consent.channel.rawValue, purpose: consent.purpose.rawValue,
                    withdrawn: consent.isWithdrawn, method: consent.method, text: consent.textVersion,
                    at: CalendarText.utc(line.statement.occurredAt), stands: line.stands)
            },
            suppressed: answer.suppressed.map {
                Suppressed(
                    channel: $0.channel.rawValue, purpose: $0.purpose.rawValue, since: CalendarText.utc($0.since))
            }, erased: answer.erased.map(PersonAnswer.Erased.init))
    }
}
