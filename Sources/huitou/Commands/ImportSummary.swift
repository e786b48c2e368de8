import Imports
import Operations
import Shop

/// Tells a person what an import did.
struct ImportSummary {
    private let report: ImportReport
    private let context: CommandContext

    init(_ report: ImportReport, _ context: CommandContext) {
        self.report = report
        self.context = context
    }

    func show() {
        let title = report.formatTitle(in: context.language)
        let store = Printable.of(report.store)
        context.say(
            en: "\(title), \(report.encoding), \(Figures.counted(report.rows, "row")) → store “\(store)”",
            zh: "\(title)，\(report.encoding)，\(report.rows.grouped) 行 → 店铺“\(store)”")
        for note in report.notes { context.say(en: "  note: \(note.english)", zh: "  注意：\(note.chinese)") }
        if report.isDryRun { context.say(en: "Dry run: nothing is kept. It would be:", zh: "预览：不写入任何内容。结果将是：") }
        showOutcomes()
        showPeople()
        showProblems()
        if report.changedNothing, report.heldRows == 0 {
            context.say(en: "Nothing in this file was new: nothing changed.", zh: "文件内容均已导入过：没有任何变化。")
        }
    }

    private func showOutcomes() {
        var outcomes = [
            Phrase(en: "\(report.new.grouped) new", zh: "新增 \(report.new.grouped)"),
            Phrase(en: "\(report.advanced.grouped) updated", zh: "更新 \(report.advanced.grouped)"),
            Phrase(en: "\(report.unchanged.grouped) unchanged", zh: "未变 \(report.unchanged.grouped)"),
            Phrase(en: Figures.counted(report.conflicts, "conflict"), zh: "冲突 \(report.conflicts.grouped)"),
        ]
        if report.late > 0 {
            outcomes.append(
                Phrase(en: "\(report.late.grouped) older than what is known", zh: "早于已知内容 \(report.late.grouped)"))
        }
        line(outcomes)
        line(kinds)
        let leftOut = report.leftOut.sorted { $0.key.rawValue < $1.key.rawValue }.map { reason, count in
            Phrase(en: "\(reason.name.english) \(count.grouped)", zh: "\(reason.name.chinese) \(count.grouped)")
        }
        line(leftOut, after: Phrase(en: "left out: ", zh: "不计入："))
        if report.conflicts > 0, !report.isDryRun {
            context.say(en: "  Decide conflicts with: huitou conflicts list", zh: "  处理冲突：huitou conflicts list")
        }
    }

    /// What the file stated, in so far as it did.
    private var kinds: [Phrase] {
        [
            (report.orders, "order", "笔订单"), (report.refunds, "refund", "笔退款"), (report.reviews, "review", "条评价"),
            (report.customerRecords, "customer", "位客户"), (report.productRecords, "product", "个商品"),
        ].filter { count, _, _ in count > 0 }.map { count, english, chinese in
            Phrase(en: Figures.counted(count, english), zh: "\(count.grouped) \(chinese)")
        }
    }

    private func line(_ parts: [Phrase], after lead: Phrase = Phrase(en: "", zh: "")) {
        guard !parts.isEmpty else { return }
        context.say(
            en: "  " + lead.english + parts.map(\.english).joined(separator: " · "),
            zh: "  " + lead.chinese + parts.map(\.chinese).joined(separator: " · "))
    }

    private func showPeople() {
        guard report.customersNew + report.customersKnown > 0 else { return }
        let share = report.buyerShare.map { Figures.decimal(($0 * 1000).rounded(.down) / 10, digits: 1) }
        let (new, known) = (report.customersNew.grouped, report.customersKnown.grouped)
        context.say(
            en: "  customers: \(new) new, \(known) known"
                + (share.map { " · \($0)% of orders name their buyer" } ?? ""),
            zh: "  客户：新 \(new)，已有 \(known)" + (share.map { " · \($0)% 的订单可识别买家" } ?? ""))
    }

    private func showProblems() {
        guard report.heldRows > 0 else { return }
        let others = report.heldRows > report.badRows
        context.say(
            en: "  held back: \(Figures.counted(report.heldRows, "row"))"
                + (others ? ", \(report.badRows.grouped) with errors, the others of the same orders" : " with errors"),
            zh: "  暂缓：\(report.heldRows.grouped) 行" + (others ? "，其中有误 \(report.badRows.grouped) 行，其余属于同一订单" : "有误"))
        let problems = report.firstProblems.filter { $0.problem != nil }.prefix(5)
        for row in problems {
            guard let problem = row.problem else { continue }
            let shown = problem.shownValue
            let value = shown.isEmpty ? nil : Printable.of(String(shown.prefix(40)))
            let column = problem.column.map(Printable.of)
            context.say(
                en: "    \(row.place.english)\(column.map { ", \($0)" } ?? "")\(value.map { " “\($0)”" } ?? ""): "
                    + problem.reason.english,
                zh: "    \(row.place.chinese)\(column.map { "，\($0)" } ?? "")\(value.map { "“\($0)”" } ?? "")："
                    + problem.reason.chinese)
        }
        let more = report.badRows - problems.count
        if more > 0 { context.say(en: "    … and \(more.grouped) more", zh: "    ……另有 \(more.grouped) 行") }
        if let path = report.errorsFile {
            context.say(
                en: "  Correct them in \(path) and import that file.", zh: "  请在 \(path) 中更正后导入该文件。")
        } else if report.isDryRun {
            context.say(
                en: "  The import itself writes them to a file, to be corrected there.", zh: "  正式导入时会把它们写入文件，供更正后导入。")
        }
    }
}
