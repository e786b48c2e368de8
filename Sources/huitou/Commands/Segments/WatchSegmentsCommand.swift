import ArgumentParser
import Foundation
import Insight
import Operations
import Segments
import Shop
import Synchronization

/// `huitou segments watch`
struct WatchSegmentsCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: Huitou.text(
            en: "Follow the saved segments, and tell who enters and who leaves.", zh: "持续跟踪已保存的人群，显示谁进入、谁离开。"),
        discussion: Huitou.text(
            en:
                "Runs until stopped (Ctrl-C). Other commands on the same database go on working, and what they bring in is "
                + "seen at once. With --once it looks one time and ends.",
            zh: "持续运行直到停止（Ctrl-C）。其间其他命令可照常使用同一数据库，新导入的数据立即生效。加 --once 则只更新一次即结束。"))

    @Argument(
        help: ArgumentHelp(
            Huitou.text(en: "The segments to tell of (all unless named).", zh: "要显示的人群（默认全部）。"), valueName: "names"))
    var names: [String] = []
    @Flag(help: ArgumentHelp(Huitou.text(en: "Look one time, and end.", zh: "只更新一次。"))) var once = false
    @OptionGroup var brand: BrandOptions
    @OptionGroup var database: DatabaseOptions

    static let outlivesHolder = true

    func run(on session: CommandSession) async throws {
        let context = session.context
        let brand = try await session.run(FindBrand(name: brand.brand))
        let view = MovesView(zone: brand.timeZone, isJSON: session.isJSON, context: context)
        if once {
            let moves = try await session.run(FollowSegments(brand: brand.name))
            return view.show(count: moves.count)
        }
        // A command handed over ends when whoever handed it over goes, and goes on there when the holder ends.
        let held = context.held
        if held == nil { StopSignal.listen() }
        let greeting = Mutex(true)
        try await session.run(
            WatchSegments(names, brand: brand.name, clock: { Clock.now }) { told in
                if greeting.withLock({ isFirst in
                    defer { isFirst = false }
                    return isFirst
                }) {
                    view.greet()
                }
                try told.forEach(view.show)
                guard let held else { return !StopSignal.isHeard }
                return !context.output.isGone && !held.end.isTold
            })
        if let held, held.end.isTold, !context.output.isGone { throw ExitCode(HolderEnd.status) }
    }
}

/// Moves as lines, one each.
private struct MovesView: Sendable {
    let zone: TimeZone
    let isJSON: Bool
    let context: CommandContext

    /// One move for programs.
    private struct Line: Encodable {
        let segment: String
        let customer: String
        let name: String?
        let entered: Bool
        let at: String
        let reason: String
        let cause: String
    }

    func greet() {
        guard !isJSON else { return }
        context.output.error(
            context.words(
                en: "Following the saved segments. Stop with Ctrl-C.\n", zh: "正在跟踪已保存的人群，按 Ctrl-C 停止。\n"))
    }

    func show(count: Int) {
        if isJSON { return context.output.out("{\"recorded\":\(count)}\n") }
        context.say(
            en: "\(Figures.counted(count, "change")) recorded", zh: "记录了 \(count.grouped) 次变动")
    }

    func show(_ told: WatchSegments.Told) throws {
        let (reason, cause) = Self.reason(told.move.reason)
        if isJSON {
            let line = Line(
                segment: told.segment, customer: told.line.customer, name: told.line.name, entered: told.move.isIn,
                at: CalendarText.utc(told.move.occurredAt), reason: reason.english, cause: cause)
            return context.output.out(try JSONText.of(line))
        }
        let local = CalendarText.local(told.move.occurredAt, in: zone)
        let name = Printable.of(told.line.name ?? "")
        let segment = SegmentNames.quoted(told.segment)
        context.say(
            en: "\(local)  \(told.move.isIn ? "+" : "−") \(told.line.customer) \(name) "
                + "\(told.move.isIn ? "entered" : "left") \(segment) (\(reason.english))",
            zh: "\(local)  \(told.move.isIn ? "+" : "−") \(told.line.customer) \(name) "
                + "\(told.move.isIn ? "进入" : "离开")\(segment)（\(reason.chinese)）")
    }

    private static func reason(_ reason: SegmentMove.Reason) -> (Phrase, String) {
        switch reason {
        case .fact(let seq): (Phrase(en: "fact", zh: "新数据"), String(seq))
        case .day(let day): (Phrase(en: "time", zh: "时间"), day.description)
        case .definition(let version): (Phrase(en: "definition", zh: "定义变更"), String(version))
        }
    }
}
