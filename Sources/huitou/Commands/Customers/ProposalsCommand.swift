import ArgumentParser
import Customers
import Operations
import Shop

/// `huitou customers proposals …`
struct ProposalsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "proposals",
        abstract: Huitou.text(en: "Customers who may be one person.", zh: "可能是同一个人的客户。"),
        subcommands: [List.self, Accept.self, Refuse.self], defaultSubcommand: List.self)

    struct List: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "List what waits for a decision.", zh: "列出待确认的合并建议。"))

        @OptionGroup var list: ListOptions
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            let answer = try await session.run(
                ListProposals(brand: brand.brand, limit: list.most ?? 10_000), asExport: list.csv)
            if session.isJSON { return session.context.output.out(try JSONText.of(ProposalsAnswer(answer))) }
            ProposalsView(answer: answer, context: session.context, asCSV: list.csv).show()
        }
    }

    struct Accept: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "They are one person: merge them.", zh: "确认是同一个人并合并。"))

        @OptionGroup var proposal: ProposalOptions
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            let survivor = try await session.run(
                DecideProposal(name: proposal.name, accepts: true, brand: brand.brand))
            if session.isJSON {
                return session.context.output.out(
                    try JSONText.of(["proposal": proposal.name, "decision": "accepted", "customer": survivor ?? ""]))
            }
            session.context.say(
                en: "Accepted: one person now, \(survivor ?? "").", zh: "已合并为 \(survivor ?? "")。")
        }
    }

    struct Refuse: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "They are two: never propose it again.", zh: "不是同一个人，不再提示。"))

        @OptionGroup var proposal: ProposalOptions
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            _ = try await session.run(DecideProposal(name: proposal.name, accepts: false, brand: brand.brand))
            if session.isJSON {
                return session.context.output.out(
                    try JSONText.of(["proposal": proposal.name, "decision": "refused"]))
            }
            session.context.say(
                en: "Refused: these two will not be proposed again, by whatever they share.",
                zh: "已拒绝，这两位不再提示（无论有何共同之处）。")
        }
    }
}

/// Which proposal.
struct ProposalOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            Huitou.text(
                en: "The proposal, as huitou customers proposals names it: p_…",
                zh: "建议编号 p_…，见 huitou customers proposals。"), valueName: "proposal"))
    var name: String
}

/// What waits, for people.
private struct ProposalsView {
    let answer: ListProposals.Answer
    let context: CommandContext
    let asCSV: Bool

    func show() {
        var table = Table([
            .id(context.words(en: "proposal", zh: "建议")), .id(context.words(en: "customer", zh: "客户")),
            .text(context.words(en: "name", zh: "名称")), .id(context.words(en: "and", zh: "与")),
            .text(context.words(en: "name", zh: "名称")), .text(context.words(en: "evidence", zh: "依据")),
            .text(context.words(en: "value", zh: "内容")),
        ])
        for line in answer.lines {
            table.add(
                line.name, line.one.customer, line.one.name ?? "", line.other.customer, line.other.name ?? "",
                line.evidence.name(in: context.language), line.value ?? "")
        }
        if asCSV { return context.output.out(table.csv()) }
        if answer.lines.isEmpty {
            context.say(en: "No proposals.", zh: "没有合并建议。")
        } else {
            context.show(table)
            if answer.total > answer.lines.count {
                context.say(
                    en: "… \(answer.total.grouped) in all; more with --limit",
                    zh: "……共 \(answer.total.grouped) 条；用 --limit 显示更多")
            }
            context.say(
                en: "One person: huitou customers proposals accept PROPOSAL · two: huitou customers proposals refuse "
                    + "PROPOSAL",
                zh: "是同一人：huitou customers proposals accept 建议 · 不是：huitou customers proposals refuse 建议")
        }
        showCommon()
    }

    /// Values that too many share to say anything of anybody.
    private func showCommon() {
        guard !answer.common.isEmpty else { return }
        context.say(
            en:
                "Shared by too many to join anybody; if one is the shop's own: huitou brand settings shop.contacts VALUE",
            zh: "以下内容被太多客户共用，不作为合并依据；若为店铺自己的：huitou brand settings shop.contacts 内容")
        for common in answer.common {
            context.say(
                en: "  \(common.value ?? common.kind): \(Figures.counted(common.persons, "customer")) or more",
                zh: "  \(common.value ?? common.kind)：至少 \(common.persons.grouped) 位客户")
        }
    }
}

/// What waits, for programs.
private struct ProposalsAnswer: Encodable {
    struct Line: Encodable {
        let id: String
        let customers: [String]
        let evidence: String
        let value: String?
        let noted: String
    }

    struct Common: Encodable {
        let kind: String
        let value: String?
        let persons: Int
    }

    let total: Int
    let proposals: [Line]
    let common: [Common]

    init(_ answer: ListProposals.Answer) {
        total = answer.total
        proposals = answer.lines.map {
            Line(
                id: $0.name, customers: [$0.one.customer, $0.other.customer], evidence: $0.evidence.code,
                value: $0.value, noted: CalendarText.utc($0.notedAt))
        }
        common = answer.common.map { Common(kind: $0.kind, value: $0.value, persons: $0.persons) }
    }
}
