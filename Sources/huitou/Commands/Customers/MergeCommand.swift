import ArgumentParser
import Operations
import Shop

/// `huitou customers merge`
struct MergeCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: Huitou.text(en: "Two customers are one person.", zh: "两位客户是同一个人，合并。"),
        discussion: Huitou.text(
            en: "Both are shown as the older one from now on. Nothing is moved: take it back with unmerge.",
            zh: "之后都显示为较早的那位。数据不会移动，可用 unmerge 撤销。"))

    @Argument(help: ArgumentHelp(Huitou.text(en: "One of them: c_…", zh: "其中一位：c_…"))) var one: String
    @Argument(help: ArgumentHelp(Huitou.text(en: "The other: c_…", zh: "另一位：c_…"))) var other: String
    @Option(
        help: ArgumentHelp(
            Huitou.text(en: "How it is known, in your own words.", zh: "依据（自由填写）。"), valueName: "text"))
    var reason: String?
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    private struct Answer: Encodable {
        let customer: String
        let merge: String?
    }

    func run(on session: CommandSession) async throws {
        let outcome = try await session.run(MergeCustomers(one, other, reason: reason, brand: brand.brand))
        if session.isJSON {
            return session.context.output.out(
                try JSONText.of(Answer(customer: outcome.survivor, merge: outcome.joining)))
        }
        guard let joining = outcome.joining else {
            return session.context.say(
                en: "They were one already: \(outcome.survivor)", zh: "已是同一位客户：\(outcome.survivor)")
        }
        session.context.say(
            en: "One person now: \(outcome.survivor). Take it back with: huitou customers unmerge \(joining)",
            zh: "已合并为 \(outcome.survivor)。撤销：huitou customers unmerge \(joining)")
    }
}

/// `huitou customers unmerge`
struct UnmergeCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "unmerge",
        abstract: Huitou.text(en: "Take back a merge, or all merges of a customer.", zh: "撤销一次合并，或某位客户的全部合并。"))

    @Argument(
        help: ArgumentHelp(
            Huitou.text(
                en: "The merge (m_…, see huitou customers show), or a customer (c_…).",
                zh: "合并编号 m_…（见 huitou customers show），或客户编号 c_…。"),
            valueName: "merge"))
    var name: String
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    private struct Answer: Encodable {
        let parted: Int
        let customers: [String]
    }

    func run(on session: CommandSession) async throws {
        let outcome = try await session.run(UnmergeCustomers(name, brand: brand.brand))
        if session.isJSON {
            return session.context.output.out(
                try JSONText.of(Answer(parted: outcome.parted, customers: outcome.persons)))
        }
        guard outcome.parted > 0 else {
            return session.context.say(en: "It was taken back before.", zh: "此前已撤销。")
        }
        session.context.say(
            en: "Taken back: \(Figures.counted(outcome.parted, "merge")). Customers now: "
                + outcome.persons.joined(separator: ", "),
            zh: "已撤销 \(outcome.parted.grouped) 次合并。现有客户：" + outcome.persons.joined(separator: "、"))
        session.context.say(
            en: "No rule joins them again; further evidence alone proposes it.", zh: "规则不会再自动合并；仅在出现新的依据时再次提示。")
    }
}
