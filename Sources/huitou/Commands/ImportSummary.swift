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
        context.say(
            en: "\(title), \(report.encoding), \(count(report.rows)) rows → store “\(report.store)”",
            zh: "\(title)，\(report.encoding)，\(count(report.rows)) 行 → 店铺“\(report.store)”")
        for note in report.notes { context.say(note) }
        if report.isDryRun { context.say(en: "Dry run: nothing is kept. It would be:", zh: "预览：不写入任何内容。结果将是：") }
        showOutcomes()
        showPeople()
        showProblems()
        if report.changedNothing, report.heldRows == 0 {
            context.say(en: "Nothing in this file was new: nothing changed.", zh: "文件内容均已导入过：没有任何变化。")
        }
    }

    private func showOutcomes() {
        var parts = [
            context.words(en: "\(count(report.new)) new", zh: "新增 \(count(report.new))"),
            context.words(en: "\(count(report.advanced)) advanced", zh: "更新 \(count(report.advanced))"),
            context.words(en: "\(count(report.unchanged)) unchanged", zh: "未变 \(count(report.unchanged))"),
            context.words(en: "\(count(report.conflicts)) conflicts", zh: "冲突 \(count(report.conflicts))"),
        ]
        if report.late > 0 {
            parts.append(context.words(en: "\(count(report.late)) older", zh: "旧版本 \(count(report.late))"))
        }
        context.output.out("  " + parts.joined(separator: " · ") + "\n")
        let kinds = [
            (report.orders, Phrase(en: "orders", zh: "订单")), (report.refunds, Phrase(en: "refunds", zh: "退款")),
            (report.customerRecords, Phrase(en: "customers", zh: "客户记录")),
            (report.productRecords, Phrase(en: "products", zh: "商品")),
        ].filter { $0.0 > 0 }
        if !kinds.isEmpty {
            let text = kinds.map { "\(count($0.0)) \($0.1(in: context.language))" }.joined(separator: " · ")
            context.output.out("  " + text + "\n")
        }
        let leftOut = report.leftOut.sorted { $0.key.rawValue < $1.key.rawValue }
        if !leftOut.isEmpty {
            let text = leftOut.map { "\($0.key.name(in: context.language)) \(count($0.value))" }.joined(
                separator: " · ")
            context.output.out(context.words(en: "  left out: ", zh: "  不计入：") + text + "\n")
        }
        if report.conflicts > 0, !report.isDryRun {
            context.say(en: "  Decide conflicts with: huitou conflicts list", zh: "  处理冲突：huitou conflicts list")
        }
    }

    private func showPeople() {
        guard report.customersNew + report.customersKnown > 0 else { return }
        var text = context.words(
            en: "  customers: \(count(report.customersNew)) new, \(count(report.customersKnown)) known",
            zh: "  客户：新 \(count(report.customersNew))，已有 \(count(report.customersKnown))")
        if let share = report.buyerShare {
            let percent = String(Double(Int(share * 1000)) / 10)
            text += context.words(en: " · \(percent)% of orders name their buyer", zh: " · \(percent)% 的订单可识别买家")
        }
        context.output.out(text + "\n")
    }

    private func showProblems() {
        guard report.heldRows > 0 else { return }
        context.say(
            en:
                "  \(count(report.badRows)) bad rows; with the rest of their orders \(count(report.heldRows)) rows held back",
            zh: "  有误 \(count(report.badRows)) 行；连同所属订单共暂缓 \(count(report.heldRows)) 行")
        for row in report.firstProblems.prefix(5) {
            guard let problem = row.problem else { continue }
            let column = problem.column.map { " \($0)" } ?? ""
            let value = problem.value.isEmpty ? "" : " “\(Printable.of(String(problem.value.prefix(40))))”"
            context.say(
                en: "    line \(row.line)\(column)\(value): \(problem.reason(in: .english))",
                zh: "    第 \(row.line) 行\(column)\(value)：\(problem.reason(in: .chinese))")
        }
        if let path = report.errorsFile {
            context.say(en: "  Correct them in \(path) and import that file.", zh: "  请在 \(path) 中更正后导入该文件。")
        }
    }

    private func count(_ number: Int) -> String { Figures.grouped(number) }
}
