import ArgumentParser
import Facts
import Operations
import Shop

/// `huitou conflicts …`
struct ConflictsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts",
        abstract: Huitou.text(
            en: "Statements kept aside because they contradict what is known.", zh: "与已知内容矛盾、待人工处理的订单与退款。"),
        subcommands: [List.self, Accept.self, Refuse.self], defaultSubcommand: List.self)

    struct List: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "List what waits for a decision.", zh: "列出待处理的冲突。"))

        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        private struct Answer: Encodable {
            struct Difference: Encodable {
                let what: String
                let inForce: String
                let stated: String
            }

            let id: String
            let store: String
            /// The one that it is about, the other left out.
            let order: String?
            let refund: String?
            let differences: [Difference]
        }

        func run(on session: CommandSession) async throws {
            let listed = try await session.run(ListConflicts(brand: brand.brand))
            let (conflicts, total) = (listed.conflicts, listed.total)
            if session.isJSON {
                return session.context.output.out(try JSONText.of(["conflicts": conflicts.map(answer)]))
            }
            guard !conflicts.isEmpty else { return session.context.say(en: "No conflicts.", zh: "没有冲突。") }
            let language = session.context.language
            var table = Table([
                .id(session.context.words(en: "conflict", zh: "冲突")),
                .text(session.context.words(en: "store", zh: "店铺")),
                .text(session.context.words(en: "order or refund", zh: "订单 / 退款")),
                .text(session.context.words(en: "what contradicts", zh: "矛盾之处")),
                .text(session.context.words(en: "in force", zh: "现有")),
                .text(session.context.words(en: "stated", zh: "新内容")),
            ])
            for shown in conflicts {
                // What names the conflict stands once, beside the first of its differences.
                var names = [shown.name, shown.store, shown.number]
                for difference in shown.differences {
                    table.add(
                        names + [
                            difference.contradiction.name(in: language), difference.inForce(in: language),
                            difference.stated(in: language),
                        ])
                    names = ["", "", ""]
                }
            }
            session.context.show(table)
            if total > conflicts.count {
                session.context.say(
                    en: "\(Figures.counted(total, "conflict")) in all; the oldest are shown.",
                    zh: "共 \(total.grouped) 个冲突，仅显示最早的部分。")
            }
            session.context.say(
                en:
                    "Take the new one: huitou conflicts accept CONFLICT · keep the old one: huitou conflicts refuse CONFLICT",
                zh: "采用新内容：huitou conflicts accept 冲突 · 保留旧内容：huitou conflicts refuse 冲突")
        }

        private func answer(_ shown: ShownConflict) -> Answer {
            Answer(
                id: shown.name, store: shown.store, order: shown.matter == .order ? shown.number : nil,
                refund: shown.matter == .refund ? shown.number : nil,
                differences: shown.differences.map {
                    Answer.Difference(
                        what: $0.contradiction.rawValue, inForce: $0.inForce.english, stated: $0.stated.english)
                })
        }
    }

    struct Accept: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Put the new statement in force.", zh: "采用新内容。"))

        @Argument(
            help: ArgumentHelp(
                Huitou.text(en: "The conflict, as huitou conflicts list names it.", zh: "冲突编号，见 huitou conflicts list。")
            )) var conflict: String
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            try await session.run(DecideConflict(name: conflict, accepts: true, brand: brand.brand))
            if session.isJSON {
                return session.context.output.out(try JSONText.of(["conflict": conflict, "decision": "accepted"]))
            }
            session.context.say(en: "Accepted: the new statement is in force.", zh: "已采用新内容。")
        }
    }

    struct Refuse: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Keep what is in force.", zh: "保留现有内容。"))

        @Argument(
            help: ArgumentHelp(
                Huitou.text(en: "The conflict, as huitou conflicts list names it.", zh: "冲突编号，见 huitou conflicts list。")
            )) var conflict: String
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        func run(on session: CommandSession) async throws {
            try await session.run(DecideConflict(name: conflict, accepts: false, brand: brand.brand))
            if session.isJSON {
                return session.context.output.out(try JSONText.of(["conflict": conflict, "decision": "refused"]))
            }
            session.context.say(en: "Refused: what was in force stays.", zh: "已拒绝：现有内容不变。")
        }
    }
}
