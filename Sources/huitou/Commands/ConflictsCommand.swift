import ArgumentParser
import Facts
import Operations
import Shop

/// `huitou conflicts …`
struct ConflictsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts",
        abstract: Huitou.text(
            en: "Statements kept aside because they contradict what is known.", zh: "与已知内容矛盾、待人工处理的订单。"),
        subcommands: [List.self, Accept.self, Refuse.self], defaultSubcommand: List.self)

    struct List: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "List what waits for a decision.", zh: "列出待处理的冲突。"))

        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        private struct Answer: Encodable {
            let id: String
            let store: String
            let order: String
            let contradictions: [String]
            let paid: String?
            let statedPaid: String?
            let status: String?
            let statedStatus: String?
        }

        func run(on session: CommandSession) async throws {
            let conflicts = try await session.run(ListConflicts(brand: brand.brand))
            if session.isJSON {
                return session.context.output.out(try JSONText.of(["conflicts": conflicts.map(answer)]))
            }
            guard !conflicts.isEmpty else { return session.context.say(en: "No conflicts.", zh: "没有冲突。") }
            let language = session.context.language
            var table = Table([
                .text(session.context.words(en: "conflict", zh: "冲突")),
                .text(session.context.words(en: "store", zh: "店铺")),
                .text(session.context.words(en: "order", zh: "订单")),
                .text(session.context.words(en: "what contradicts", zh: "矛盾之处")),
                .number(session.context.words(en: "paid, in force", zh: "现有实付")),
                .number(session.context.words(en: "paid, stated", zh: "新实付")),
            ])
            for shown in conflicts {
                table.add(
                    shown.name, shown.store, shown.conflict.number,
                    shown.conflict.contradictions.map { $0.name(in: language) }.joined(separator: ", "),
                    paid(shown.conflict.inForce) ?? "", paid(shown.conflict.stated) ?? "")
            }
            session.context.output.out(table.aligned(bold: session.context.output.isAnswerTerminal))
            session.context.say(
                en:
                    "Take the new one: huitou conflicts accept CONFLICT · keep the old one: huitou conflicts refuse CONFLICT",
                zh: "采用新内容：huitou conflicts accept 冲突 · 保留旧内容：huitou conflicts refuse 冲突")
        }

        private func answer(_ shown: ShownConflict) -> Answer {
            Answer(
                id: shown.name, store: shown.store, order: shown.conflict.number,
                contradictions: shown.conflict.contradictions.map(\.rawValue), paid: paid(shown.conflict.inForce),
                statedPaid: paid(shown.conflict.stated), status: shown.conflict.inForce.status?.name.english,
                statedStatus: shown.conflict.stated.status?.name.english)
        }

        private func paid(_ version: OrderVersion) -> String? {
            version.amounts.paid.map { Money(minor: $0, version.currency).plain }
        }
    }

    struct Accept: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Put the new statement in force.", zh: "采用新内容。"))

        @Argument(help: ArgumentHelp(Huitou.text(en: "As listed.", zh: "列表中的冲突编号。"))) var conflict: String
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            try await session.run(DecideConflict(name: conflict, accepts: true, brand: brand.brand))
            session.context.say(en: "Accepted: the new statement is in force.", zh: "已采用新内容。")
        }
    }

    struct Refuse: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Keep what is in force.", zh: "保留现有内容。"))

        @Argument(help: ArgumentHelp(Huitou.text(en: "As listed.", zh: "列表中的冲突编号。"))) var conflict: String
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            try await session.run(DecideConflict(name: conflict, accepts: false, brand: brand.brand))
            session.context.say(en: "Refused: what was in force stays.", zh: "已拒绝：现有内容不变。")
        }
    }
}
