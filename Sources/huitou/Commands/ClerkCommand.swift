import ArgumentParser
import Operations
import Shop

/// `huitou clerk …`
struct ClerkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clerk",
        abstract: Huitou.text(en: "At the counter of a physical store.", zh: "门店柜台：查会员、记到店与订单。"),
        subcommands: [Find.self, Visit.self], defaultSubcommand: Find.self)

    struct Find: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Who is it? By phone or card, whole or its end.", zh: "按手机号或会员码查人（完整或尾号）。"))

        @Argument(
            help: ArgumentHelp(
                Huitou.text(en: "A phone or its last four, a card or an e-mail.", zh: "手机号（或后四位）、会员码或邮箱。"))) var text:
            String
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        private struct Answer: Encodable {
            let customer: String
            let name: String?
            let exact: Bool
            let purchases: Int
            let lastPurchase: String?
            let risks: [String]
        }

        func run(on session: CommandSession) async throws {
            let answer = try await session.run(LookUpCustomer(text, brand: brand.brand))
            let context = session.context
            if session.isJSON {
                let answers = answer.lines.map {
                    Answer(
                        customer: $0.customer, name: $0.name, exact: $0.isExact, purchases: $0.purchases,
                        lastPurchase: $0.last.map { BrandDay($0, in: answer.brand.timeZone).description },
                        risks: $0.risks.map(\.english))
                }
                return context.output.out(try JSONText.of(["customers": answers]))
            }
            guard !answer.lines.isEmpty else {
                return context.say(
                    en: "Nobody found. Try the whole phone, its last four digits, or the member code.",
                    zh: "没有找到。请试完整手机号、后四位或会员码。")
            }
            var table = Table([
                .id(context.words(en: "customer", zh: "客户")), .text(context.words(en: "name", zh: "名称")),
                .text(context.words(en: "fits", zh: "匹配")), .number(context.words(en: "purchases", zh: "购买")),
                .id(context.words(en: "last", zh: "最近购买")), .text(context.words(en: "careful", zh: "注意")),
            ])
            for line in answer.lines {
                table.add(
                    line.customer, line.name ?? "",
                    line.isExact ? context.words(en: "exactly", zh: "完全") : context.words(en: "in part", zh: "部分"),
                    line.purchases.grouped,
                    line.last.map { BrandDay($0, in: answer.brand.timeZone).description } ?? "",
                    line.risks.map { $0(in: context.language) }.joined(separator: ", "))
            }
            context.show(table)
        }
    }

    struct Visit: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Write down a visit, and what was bought.", zh: "记录到店及购买。"))

        @Option(help: ArgumentHelp(Huitou.text(en: "The customer: c_…", zh: "客户编号 c_…"))) var customer: String?
        @Option(help: ArgumentHelp(Huitou.text(en: "Their phone, where nobody is known yet.", zh: "手机号（可新建客户）。")))
        var phone: String?
        @Option(help: ArgumentHelp(Huitou.text(en: "Their member card, likewise.", zh: "会员码（可新建客户）。")))
        var card: String?
        @Option(help: ArgumentHelp(Huitou.text(en: "The store.", zh: "门店。"))) var store: String?
        @Option(
            help: ArgumentHelp(
                Huitou.text(en: "The receipt's number, or any other: once is enough.", zh: "小票号等唯一标识，重复提交只记一次。"),
                valueName: "key"))
        var key: String
        @Option(
            help: ArgumentHelp(
                Huitou.text(en: "What was bought; once for each.", zh: "购买的商品，每件写一次。"),
                valueName: "code:title:pieces:price"))
        var item: [String] = []
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            guard [customer, phone, card].compactMap({ $0 }).count == 1 else {
                throw ValidationError(
                    Huitou.text(
                        en: "Give one of --customer, --phone or --card.", zh: "请给出 --customer、--phone、--card 之一。"))
            }
            _ = try items()
        }

        private struct Answer: Encodable {
            let customer: String
            let order: String?
            let new: Bool
        }

        func run(on session: CommandSession) async throws {
            let outcome = try await session.run(
                RecordStoreVisit(
                    StoreVisit(visitor, store: store, key: key, items: try items()), brand: brand.brand))
            if session.isJSON {
                return session.context.output.out(
                    try JSONText.of(Answer(customer: outcome.customer, order: outcome.order, new: outcome.isNew)))
            }
            guard outcome.isNew else {
                return session.context.say(en: "It was written down before.", zh: "此前已记录。")
            }
            session.context.say(
                en: "Written down for \(outcome.customer)" + (outcome.order.map { ", order \($0)" } ?? ""),
                zh: "已记录：\(outcome.customer)" + (outcome.order.map { "，订单 \($0)" } ?? ""))
        }

        private var visitor: StoreVisit.Visitor {
            if let customer { return .known(customer) }
            if let phone { return .named(BuyerKey(kind: .phone, value: phone)) }
            return .named(BuyerKey(kind: .memberCard, value: card ?? ""))
        }

        private func items() throws -> [StoreVisit.Item] {
            try item.map { text in
                let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
                guard parts.count == 4, !parts[0].isEmpty, let pieces = Int64(parts[2]), pieces > 0,
                    let price = Millionths(plain: parts[3].utf8), price >= .zero
                else {
                    throw ValidationError(
                        Huitou.text(
                            en: "“\(text)” is no item: write code:title:pieces:price, as SOAP:Soap:2:19.90.",
                            zh: "“\(text)”格式不对：应为 编码:名称:件数:单价，如 SOAP:香皂:2:19.90。"))
                }
                let product = StatedProduct(code: parts[0], title: parts[1].isEmpty ? parts[0] : parts[1])
                return StoreVisit.Item(product: product, quantity: pieces, unitPrice: price)
            }
        }
    }
}
