import ArgumentParser
import Insight
import Operations
import Shop

extension ErasureReason: ExpressibleByArgument {}

/// `huitou customers erase ID`
struct EraseCustomerCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "erase",
        abstract: Huitou.text(
            en: "Erase a person for good: whatever names them; their orders stay, nameless.",
            zh: "永久删除一位客户的个人数据；订单保留，但不再关联到个人。"),
        discussion: Huitou.text(
            en: "Without --yes it says whom that concerns, and erases nothing.", zh: "不加 --yes 时只显示将删除谁，不执行。"))

    @OptionGroup var customer: CustomerOptions
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "Why: request, consent, retention, mistake or law.",
                zh: "原因：request、consent、retention、mistake 或 law。"),
            valueName: "reason"))
    var reason: ErasureReason
    @Flag(help: ArgumentHelp(Huitou.text(en: "Erase; it cannot be undone.", zh: "确认删除，无法撤销。"))) var yes = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    private struct Answer: Encodable {
        let erased: [String]
        let removed: [String]
        let left: [String]
        let unfinished: String?
    }

    func run(on session: CommandSession) async throws {
        guard yes else { return try await preview(on: session) }
        let context = session.context
        let answer = try await session.run(
            EraseCustomer(id: customer.customer, because: reason, brand: brand.brand))
        if session.isJSON {
            return context.output.out(
                try JSONText.of(
                    Answer(
                        erased: answer.ids, removed: answer.removed, left: answer.left,
                        unfinished: answer.unfinished?(in: context.language))))
        }
        context.say(
            en: "Erased \(answer.ids.joined(separator: ", ")): whatever named them is gone, here and in the columns.",
            zh: "已删除 \(answer.ids.joined(separator: "、"))：数据库与列存中的个人数据均已清除。")
        for path in answer.removed {
            context.say(en: "  removed \(path), which listed them", zh: "  已移除名单 \(path)")
        }
        for path in answer.left {
            context.say(en: "  look into \(path): it may still name them", zh: "  请检查 \(path)：其中可能仍有其信息")
        }
        if let unfinished = answer.unfinished {
            context.say(
                en: "Not all is done: \(unfinished.english)", zh: "尚未全部完成：\(unfinished.chinese)")
        }
        context.say(
            en:
                "Back-ups still hold them; restoring one erases them again. Files that you imported or copied are yours to "
                + "clear.",
            zh: "旧备份中仍有其数据，恢复时会再次删除。您导入或另存的文件请自行清理。")
    }

    private func preview(on session: CommandSession) async throws {
        let answer = try await session.run(PreviewErasure(id: customer.customer, brand: brand.brand))
        if session.isJSON { return session.context.output.out(try JSONText.of(ErasurePreviewAnswer(answer))) }
        ErasurePreviewView(answer: answer, context: session.context).show()
    }
}
