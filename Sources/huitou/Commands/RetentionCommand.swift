import ArgumentParser
import Facts
import Operations
import Shop

/// `huitou retention …`
struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: Huitou.text(en: "Fold old behaviours into daily counts.", zh: "将过期行为折叠为每日次数。"),
        discussion: Huitou.text(
            en: "How long they are kept one by one: huitou brand settings retention.behaviours 24",
            zh: "逐条保留多久：huitou brand settings retention.behaviours 24"),
        subcommands: [Show.self, Run.self], defaultSubcommand: Show.self)

    struct Show: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Show what is due to be folded.", zh: "查看待折叠的行为。"))

        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        private struct Line: Encodable {
            let months: Int?
            let firstDayKept: String?
            let waiting: Int
            let oldest: String?
            let folded: Int
        }

        func run(on session: CommandSession) async throws {
            let answer = try await session.run(ShowRetention(brand: brand.brand))
            if session.isJSON {
                let line = Line(
                    months: answer.months, firstDayKept: answer.firstDayKept?.description,
                    waiting: answer.kept.waiting, oldest: answer.kept.oldest.map(CalendarText.utc),
                    folded: answer.kept.folded)
                return session.context.output.out(try JSONText.of(line))
            }
            let kept = answer.kept
            if let first = answer.firstDayKept {
                session.context.say(
                    en: "Behaviours are kept one by one from \(first) on. \(kept.waiting.grouped) are older: "
                        + "fold them with huitou retention run. \(kept.folded.grouped) were folded so far.",
                    zh: "自 \(first) 起的行为逐条保留。更早的有 \(kept.waiting.grouped) 条，折叠：huitou retention run。"
                        + "已折叠 \(kept.folded.grouped) 条。")
            } else {
                session.context.say(
                    en: "Behaviours are kept one by one for ever. \(kept.folded.grouped) were folded before.",
                    zh: "行为永久逐条保留。此前已折叠 \(kept.folded.grouped) 条。")
            }
        }
    }

    struct Run: DatabaseCommand {
        static let configuration = CommandConfiguration(
            abstract: Huitou.text(en: "Fold what is due.", zh: "执行折叠。"),
            discussion: Huitou.text(
                en:
                    "Without --yes it says what would be folded, and folds nothing. Cut short at any moment, the next run goes on. Hours and single events of old days are gone for good.",
                zh: "不加 --yes 时只显示将折叠什么，不执行。可随时中断，下次继续。旧日期的具体时刻与单条记录将不可恢复。"))

        @Flag(help: ArgumentHelp(Huitou.text(en: "Fold; it cannot be undone.", zh: "确认折叠，无法撤销。"))) var yes = false
        @OptionGroup var brand: BrandOptions
        @OptionGroup var database: DatabaseOptions

        private struct Line: Encodable {
            let firstDayKept: String?
            let folded: Int
        }

        private struct Preview: Encodable {
            let firstDayKept: String?
            let folded = 0
            let wouldFold: Int
            let nothingSince: String?
        }

        func run(on session: CommandSession) async throws {
            guard yes else { return try await preview(on: session) }
            let answer = try await session.run(RunRetention(brand: brand.brand, trustsClock: true))
            if session.isJSON {
                return session.context.output.out(
                    try JSONText.of(Line(firstDayKept: answer.firstDayKept?.description, folded: answer.folded)))
            }
            guard let first = answer.firstDayKept else {
                return session.context.say(
                    en: "Nothing is folded: this brand keeps behaviours one by one for ever.",
                    zh: "未折叠：该品牌永久逐条保留行为。")
            }
            session.context.say(
                en: "Folded \(answer.folded.grouped) from before \(first) into daily counts.",
                zh: "已将 \(first) 之前的 \(answer.folded.grouped) 条行为折叠为每日次数。")
        }

        private func preview(on session: CommandSession) async throws {
            let answer = try await session.run(ShowRetention(brand: brand.brand))
            if session.isJSON {
                return session.context.output.out(
                    try JSONText.of(
                        Preview(
                            firstDayKept: answer.firstDayKept?.description, wouldFold: answer.kept.waiting,
                            nothingSince: answer.isAheadOf.map(CalendarText.utc))))
            }
            guard let first = answer.firstDayKept, answer.kept.waiting > 0 else {
                return session.context.say(en: "Nothing is due to be folded.", zh: "没有待折叠的行为。")
            }
            session.context.say(
                en: "This would fold \(answer.kept.waiting.grouped) from before \(first) into daily counts, for good.",
                zh: "将把 \(first) 之前的 \(answer.kept.waiting.grouped) 条行为折叠为每日次数，无法撤销。")
            if let newest = answer.isAheadOf {
                session.context.say(
                    en: "Nothing was recorded since \(CalendarText.utc(newest)): look whether the clock is right.",
                    zh: "自 \(CalendarText.utc(newest)) 起没有任何记录：请确认本机时钟是否正确。")
            }
            session.context.say(en: "Nothing was folded. To fold, add --yes.", zh: "尚未折叠。确认请加 --yes。")
        }
    }
}
