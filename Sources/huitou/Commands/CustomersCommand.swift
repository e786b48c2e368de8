import ArgumentParser
import Foundation
import Insight
import Operations
import Shop

/// `huitou customers …`
struct CustomersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "customers", abstract: Huitou.text(en: "Find and look at customers.", zh: "查找和查看客户。"),
        subcommands: [
            List.self, Show.self, TimelineCommand.self, TagCommand.self, UntagCommand.self,
            SetCommand.self, MergeCommand.self, UnmergeCommand.self, ProposalsCommand.self,
            RevealCustomerCommand.self, ExportCustomerCommand.self, EraseCustomerCommand.self,
        ],
        defaultSubcommand: List.self)

    struct List: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "List customers, those who spent most first.", zh: "按消费金额从高到低列出客户。"))

        @Option(
            help: ArgumentHelp(
                Huitou.text(en: "Part of a name, nick, phone, email or number.", zh: "姓名、昵称、手机、邮箱或编号片段。"),
                valueName: "text"))
        var find: String?
        @OptionGroup var list: ListOptions
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        private struct Answer: Encodable {
            let id: String
            let name: String?
            let erased: Bool
            let orders: Int
            let purchases: Int
            let money: String
            let last: String?
        }

        func run(on session: CommandSession) async throws {
            let answer = try await session.run(
                ListCustomers(brand: brand.brand, matching: find, limit: list.most), asExport: list.csv)
            let lines = answer.lines
            let day = { (moment: Instant) in BrandDay(moment, in: answer.brand.timeZone).description }
            if session.isJSON {
                let answers = lines.map { line in
                    Answer(
                        id: line.id, name: line.name, erased: line.isErased, orders: line.summary.orders,
                        purchases: line.summary.purchases,
                        money: line.summary.money.plain, last: line.summary.last.map(CalendarText.utc))
                }
                return session.context.output.out(
                    try JSONText.of(CustomersAnswer(total: answer.total, customers: answers)))
            }
            let context = session.context
            var table = Table([
                .id(context.words(en: "customer", zh: "客户")), .text(context.words(en: "name", zh: "名称")),
                .number(context.words(en: "purchases", zh: "购买")), .number(context.words(en: "money", zh: "金额")),
                .id(context.words(en: "last", zh: "最近购买")),
            ])
            for line in lines {
                table.add(
                    line.id, line.isErased ? context.words(en: "(erased)", zh: "（已删除）") : line.name ?? "",
                    list.csv ? String(line.summary.purchases) : line.summary.purchases.grouped,
                    list.csv ? line.summary.money.plain : line.summary.money.grouped,
                    line.summary.last.map(day) ?? "")
            }
            if list.csv { return context.output.out(table.csv()) }
            guard !lines.isEmpty else { return sayNobody(in: context) }
            context.show(table)
            if answer.total > lines.count {
                let all = answer.total.grouped
                context.say(en: "… \(all) in all; more with --limit", zh: "……共 \(all) 位；用 --limit 显示更多")
            }
            if answer.isCut {
                context.say(en: "… and others: type more of the name", zh: "……还有更多，请输入更完整的内容")
            }
        }

        private func sayNobody(in context: CommandContext) {
            guard let find else {
                return context.say(
                    en: "No customers yet: import a file whose orders name their buyers, with huitou import FILE",
                    zh: "尚无客户：请导入带买家信息的订单文件（huitou import 文件）。")
            }
            context.say(
                en:
                    "Nobody found for “\(Printable.of(find))”. Try part of a name, a phone's last digits, or a nick in "
                    + "full.",
                zh: "没有找到“\(Printable.of(find))”。可试试姓名片段、手机尾号或完整的买家昵称。")
        }

        private struct CustomersAnswer: Encodable {
            let total: Int
            let customers: [Answer]
        }
    }

    struct Show: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Show one customer.", zh: "查看一位客户。"))

        @Argument(
            help: ArgumentHelp(
                Huitou.text(
                    en: "The customer, as huitou customers list names it: c_…", zh: "客户编号 c_…，见 huitou customers list。")
            )) var customer: String
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            let profile = try await session.run(ShowCustomer(id: customer, brand: brand.brand))
            if session.isJSON {
                session.context.output.out(try JSONText.of(CustomerAnswer(profile)))
            } else {
                CustomerView(profile: profile, context: session.context).show()
            }
        }
    }
}
