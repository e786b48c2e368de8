import ArgumentParser
import Facts
import Foundation
import Operations
import Shop

/// `huitou leftout …`
struct LeftOutCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leftout",
        abstract: Huitou.text(en: "Orders that count for nothing: by rule and by hand.", zh: "不计入的订单：按规则与手动。"),
        subcommands: [Rules.self, Add.self, Remove.self, Mark.self], defaultSubcommand: Rules.self)

    struct Rules: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "List the rules.", zh: "列出规则。"))

        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        private struct Answer: Encodable {
            let id: String
            let kind: String
            let words: [String]
            let reason: String
        }

        func run(on session: CommandSession) async throws {
            let rules = try await session.run(ListLeftOutRules(brand: brand.brand))
            let context = session.context
            if session.isJSON {
                let answers = rules.map {
                    Answer(
                        id: $0.name, kind: $0.kept.rule.kind.rawValue,
                        words: $0.kept.rule.kind == .staff ? [] : $0.kept.rule.words,
                        reason: $0.kept.rule.reason.rawValue)
                }
                return context.output.out(try JSONText.of(["rules": answers]))
            }
            guard !rules.isEmpty else {
                return context.say(
                    en: "No rules. Add one with: huitou leftout add --memo WORD --reason brushing",
                    zh: "尚无规则。可添加：huitou leftout add --memo 关键词 --reason brushing")
            }
            var table = Table([
                .id(context.words(en: "rule", zh: "规则")), .text(context.words(en: "by", zh: "依据")),
                .text(context.words(en: "any of", zh: "内容")), .text(context.words(en: "reason", zh: "原因")),
            ])
            for (name, kept) in rules {
                let isStaff = kept.rule.kind == .staff
                table.add(
                    name, kept.rule.kind.name(in: context.language),
                    isStaff ? String(kept.rule.words.count) : kept.rule.words.joined(separator: ", "),
                    kept.rule.reason.name(in: context.language))
            }
            context.show(table)
        }
    }

    struct Add: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Leave out whatever a rule holds for, now and later.", zh: "添加规则：现有与之后的订单都不计入。"),
            discussion: Huitou.text(
                en:
                    "With --dry-run it says how many orders, persons and how much money that concerns, and keeps nothing.",
                zh: "加 --dry-run 只显示影响多少订单、客户与金额，不保存。"))

        @OptionGroup var rule: LeftOutRuleOptions
        @Flag(help: ArgumentHelp(Huitou.text(en: "Only say what would change.", zh: "只预览，不保存。"))) var dryRun = false
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        private struct Answer: Encodable {
            let rule: String?
            let orders: Int
            let persons: Int
            let money: String
        }

        func run(on session: CommandSession) async throws {
            let draft = try rule.draft()
            let change = try await session.run(PreviewLeftOutRule(draft, brand: brand.brand))
            let name = dryRun ? nil : try await session.run(SaveLeftOutRule(draft, brand: brand.brand)).name
            if session.isJSON {
                return session.context.output.out(
                    try JSONText.of(
                        Answer(
                            rule: name, orders: change.orders, persons: change.persons, money: change.money.plain)))
            }
            let money = "\(change.money.grouped) \(change.money.currency)"
            session.context.say(
                en:
                    "\(Figures.counted(change.orders, "order")) of \(Figures.counted(change.persons, "customer")), \(money)",
                zh: "\(change.orders.grouped) 笔订单，\(change.persons.grouped) 位客户，\(money)")
            guard let name else { return session.context.say(en: "Nothing was kept.", zh: "未保存。") }
            session.context.say(
                en: "Left out. Undo with: huitou leftout remove \(name)", zh: "已不计入。撤销：huitou leftout remove \(name)")
        }
    }

    struct Remove: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Take a rule back with all that it left out.", zh: "删除规则并恢复它排除的订单。"))

        @Argument(help: ArgumentHelp(Huitou.text(en: "The rule: l_…", zh: "规则编号 l_…"))) var rule: String
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            let count = try await session.run(RemoveLeftOutRule(rule, brand: brand.brand))
            if session.isJSON { return session.context.output.out(try JSONText.of(["orders": count])) }
            session.context.say(
                en: "Taken back: \(Figures.counted(count, "order")).", zh: "已恢复 \(count.grouped) 笔订单。")
        }
    }

    struct Mark: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Leave orders out by their numbers, or have them count.", zh: "按订单号手动不计入，或恢复计入。"))

        @Argument(help: ArgumentHelp(Huitou.text(en: "Order numbers.", zh: "订单号。"))) var numbers: [String] = []
        @Option(
            help: ArgumentHelp(
                Huitou.text(en: "A file with a number on each line.", zh: "每行一个订单号的文件。"), valueName: "path"))
        var file: String?
        @Option(help: ArgumentHelp(Huitou.text(en: "The store.", zh: "店铺。"))) var store: String?
        @Option(help: ArgumentHelp(Huitou.text(en: "Why.", zh: "原因。"))) var reason: LeftOutReasonName = .byHand
        @Flag(help: ArgumentHelp(Huitou.text(en: "Have them count after all.", zh: "恢复计入。"))) var count = false
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        private struct Answer: Encodable {
            let changed: Int
            let unknown: [String]
        }

        func run(on session: CommandSession) async throws {
            let listed = try file.map { try String(contentsOfFile: session.context.path($0), encoding: .utf8) } ?? ""
            let all =
                numbers + listed.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            let outcome = try await session.run(
                MarkOrders(
                    all.filter { !$0.isEmpty }, store: store, as: count ? nil : reason.reason, brand: brand.brand))
            if session.isJSON {
                return session.context.output.out(
                    try JSONText.of(Answer(changed: outcome.changed, unknown: outcome.unknown)))
            }
            session.context.say(
                en: "Changed: \(Figures.counted(outcome.changed, "order")).", zh: "已更改 \(outcome.changed.grouped) 笔订单。")
            guard !outcome.unknown.isEmpty else { return }
            session.context.say(
                en: "Not known in this store: " + outcome.unknown.map(Printable.of).joined(separator: ", "),
                zh: "该店铺没有：" + outcome.unknown.map(Printable.of).joined(separator: "、"))
        }
    }
}

/// A rule as it is typed: one of its kinds.
struct LeftOutRuleOptions: ParsableArguments {
    @Option(help: ArgumentHelp(Huitou.text(en: "Colours of the flag: red, yellow …", zh: "旗帜颜色：red、yellow……")))
    var flag: [String] = []
    @Option(help: ArgumentHelp(Huitou.text(en: "Words in the memo.", zh: "备注中的关键词。"))) var memo: [String] = []
    @Option(help: ArgumentHelp(Huitou.text(en: "Codes of products that are none.", zh: "非商品的编码（补差、邮费链接等）。")))
    var product: [String] = []
    @Option(help: ArgumentHelp(Huitou.text(en: "Words in the titles of such products.", zh: "此类商品标题中的关键词。")))
    var title: [String] = []
    @Option(
        help: ArgumentHelp(
            Huitou.text(
                en: "What staff are known by, as phone:… or nick:…; kept as a keyed hash.",
                zh: "员工标识，如 phone:…、nick:…（仅保存加密摘要）。")))
    var staff: [String] = []
    @Flag(help: ArgumentHelp(Huitou.text(en: "Orders of nothing: resends.", zh: "零元订单（补发）。"))) var free = false
    @Option(help: ArgumentHelp(Huitou.text(en: "Why.", zh: "原因。"))) var reason: LeftOutReasonName?

    func validate() throws {
        let kinds = [!flag.isEmpty, !memo.isEmpty, !product.isEmpty, !title.isEmpty, !staff.isEmpty, free]
        guard kinds.count(where: { $0 }) == 1 else {
            throw ValidationError(
                Huitou.text(
                    en: "Give one of --flag, --memo, --product, --title, --staff or --free.",
                    zh: "请给出 --flag、--memo、--product、--title、--staff、--free 之一。"))
        }
        _ = try draft()
    }

    func draft() throws -> LeftOutDraft {
        if !staff.isEmpty { return LeftOutDraft(staff: try staff.map(Self.key)) }
        if free { return LeftOutDraft(.free, as: reason?.reason) }
        if !product.isEmpty { return LeftOutDraft(.product, product, as: reason?.reason) }
        if !title.isEmpty { return LeftOutDraft(.title, title, as: reason?.reason) }
        if !memo.isEmpty { return LeftOutDraft(.memo, memo, as: reason?.reason) }
        return LeftOutDraft(.flag, flag, as: reason?.reason)
    }

    private static func key(_ text: String) throws -> BuyerKey {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = IdentityKind(rawValue: parts[0]), !parts[1].isEmpty else {
            throw ValidationError(
                Huitou.text(
                    en: "--staff takes phone:…, nick:…, email:… and the like.",
                    zh: "--staff 应为 phone:…、nick:…、email:… 等。"))
        }
        return BuyerKey(kind: kind, value: parts[1])
    }
}

/// A reason, as it is typed.
enum LeftOutReasonName: String, ExpressibleByArgument, CaseIterable {
    case brushing, staff, test, resend
    case priceDifference = "price_difference"
    case byHand = "by_hand"

    var reason: LeftOutReason {
        switch self {
        case .brushing: .brushing
        case .staff: .staff
        case .test: .test
        case .resend: .resend
        case .priceDifference: .priceDifference
        case .byHand: .byHand
        }
    }
}

extension LeftOutRule.Kind {
    fileprivate var name: Phrase {
        switch self {
        case .flag: Phrase(en: "flag", zh: "旗帜")
        case .memo: Phrase(en: "memo", zh: "备注")
        case .product: Phrase(en: "product", zh: "商品编码")
        case .title: Phrase(en: "title", zh: "商品标题")
        case .free: Phrase(en: "free", zh: "零元")
        case .staff: Phrase(en: "staff", zh: "员工")
        }
    }
}
