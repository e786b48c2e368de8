import ArgumentParser
import Customers
import Operations
import Shop

/// `huitou risks …`
struct RisksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "risks",
        abstract: Huitou.text(en: "Whom to be careful with.", zh: "风险名单。"),
        subcommands: [List.self, Add.self, Lift.self], defaultSubcommand: List.self)

    struct List: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "List who is warned of.", zh: "列出风险名单。"))

        @OptionGroup var list: ListOptions
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        private struct Answer: Encodable {
            let id: String
            let customer: String
            let kind: String
            let evidence: [String]
            let hasReason: Bool
            let since: String
            let expires: String?
        }

        func run(on session: CommandSession) async throws {
            let (lines, _, brand) = try await session.run(
                ListRisks(brand: brand.brand, limit: list.most ?? 100_000), asExport: list.csv)
            if session.isJSON {
                let answers = lines.map {
                    Answer(
                        id: $0.name, customer: $0.customer, kind: $0.risk.kind.rawValue,
                        evidence: $0.risk.evidence, hasReason: $0.risk.hasNote,
                        since: CalendarText.utc($0.risk.notedAt), expires: $0.risk.expiresAt.map(CalendarText.utc))
                }
                return session.context.output.out(try JSONText.of(["risks": answers]))
            }
            let context = session.context
            var table = Table([
                .id(context.words(en: "warning", zh: "编号")), .id(context.words(en: "customer", zh: "客户")),
                .text(context.words(en: "name", zh: "名称")), .text(context.words(en: "kind", zh: "类型")),
                .id(context.words(en: "evidence", zh: "证据")), .text(context.words(en: "reason", zh: "原因")),
                .id(context.words(en: "since", zh: "开始")), .id(context.words(en: "until", zh: "截止")),
            ])
            let day = { (instant: Instant) in BrandDay(instant, in: brand.timeZone).description }
            for line in lines {
                table.add(
                    line.name, line.customer, line.shownName ?? "", line.risk.kind.name(in: context.language),
                    line.risk.evidence.joined(separator: " "),
                    line.risk.hasNote ? context.words(en: "kept", zh: "有") : "",
                    day(line.risk.notedAt), line.risk.expiresAt.map { day($0.advanced(milliseconds: -1)) } ?? "")
            }
            if list.csv { return context.output.out(table.csv()) }
            guard !lines.isEmpty else { return context.say(en: "Nobody is warned of.", zh: "名单为空。") }
            context.show(table)
            guard lines.contains(where: \.risk.hasNote) else { return }
            context.say(
                en: "Reasons in words: huitou customers reveal CUSTOMER --kind note",
                zh: "查看原因：huitou customers reveal 客户 --kind note")
        }
    }

    struct Add: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Put a customer on the list.", zh: "加入名单。"),
            discussion: Huitou.text(
                en: "Segments see it as a tag: tag \"risk:blacklist\".", zh: "人群中可按标签查询：标签 \"risk:blacklist\"。"))

        @Argument(help: ArgumentHelp(Huitou.text(en: "The customer: c_…", zh: "客户编号 c_…"))) var customer: String
        @Option(
            help: ArgumentHelp(
                Huitou.text(
                    en: "blacklist, bad_reviewer, coupon_farmer or malicious_refunds.",
                    zh: "blacklist 黑名单、bad_reviewer 差评师、coupon_farmer 羊毛党、malicious_refunds 恶意退款。")))
        var kind: RiskKindName
        @Option(
            help: ArgumentHelp(Huitou.text(en: "Why, in your own words.", zh: "原因（自由填写）。"), valueName: "text"))
        var reason: String?
        @Option(
            help: ArgumentHelp(
                Huitou.text(
                    en: "An order that shows it, or case:NUMBER of what is none; may be repeated.",
                    zh: "作为证据的订单号；其他编号写作 case:编号。可重复。"), valueName: "number"))
        var evidence: [String] = []
        @Option(
            help: ArgumentHelp(
                Huitou.text(en: "The last day on which it stands.", zh: "有效期最后一天。"), valueName: "yyyy-mm-dd"))
        var until: String?
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func validate() throws {
            if let until, BrandDay(until) == nil {
                throw ValidationError(
                    Huitou.text(en: "--until takes a day as 2026-12-31.", zh: "--until 应为日期，如 2026-12-31。"))
            }
        }

        func run(on session: CommandSession) async throws {
            let name = try await session.run(
                NoteRisk(
                    kind.kind, of: customer, evidence: evidence, reason: reason, until: until.flatMap { BrandDay($0) },
                    brand: brand.brand))
            if session.isJSON { return session.context.output.out(try JSONText.of(["risk": name])) }
            session.context.say(
                en: "Noted. Lift it with: huitou risks lift \(name)", zh: "已加入。解除：huitou risks lift \(name)")
        }
    }

    struct Lift: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Take a warning back.", zh: "解除风险标记。"))

        @Argument(help: ArgumentHelp(Huitou.text(en: "The warning: w_…", zh: "编号 w_…"))) var warning: String
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            let isLifted = try await session.run(LiftRisk(warning, brand: brand.brand))
            if session.isJSON { return session.context.output.out(try JSONText.of(["lifted": isLifted])) }
            if isLifted {
                session.context.say(en: "Lifted.", zh: "已解除。")
            } else {
                session.context.say(en: "It was lifted before.", zh: "此前已解除。")
            }
        }
    }
}

/// What is warned of, as it is typed.
enum RiskKindName: String, ExpressibleByArgument, CaseIterable {
    case blacklist
    case badReviewer = "bad_reviewer"
    case couponFarmer = "coupon_farmer"
    case maliciousRefunds = "malicious_refunds"

    var kind: RiskKind {
        switch self {
        case .blacklist: .blacklist
        case .badReviewer: .badReviewer
        case .couponFarmer: .couponFarmer
        case .maliciousRefunds: .maliciousRefunds
        }
    }
}
