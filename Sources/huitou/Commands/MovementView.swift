import Access
import Insight
import Operations
import Shop

/// Who moved from where to where, for people.
struct MovementView {
    let answer: ReportMovement.Answer
    let context: CommandContext
    /// How many moves between scores are shown.
    private static let mostMoves = 10

    func show() {
        let (from, to) = (answer.classes.from, answer.classes.to)
        guard !answer.stages.cells.isEmpty else {
            return context.say(
                en: "Nobody was known by \(to). Bring orders in with huitou import FILE",
                zh: "截至 \(to) 尚无客户。请先导入订单（huitou import 文件）。")
        }
        let isScored = answer.classes.cells.contains { isScores($0.from) || isScores($0.to) }
        if isScored {
            context.say(en: "Scores, from \(from) to \(to)", zh: "分数，从 \(from) 到 \(to)")
            showMoves()
        } else {
            context.say(en: "Classes, down: on \(from); across: on \(to)", zh: "类别，纵向：\(from)；横向：\(to)")
            showClasses()
        }
        context.say(
            en: "–: not there yet, or without a purchase in the window", zh: "–：尚未出现，或窗口内没有购买")
        context.say(en: "\nStages, down: on \(from); across: on \(to)", zh: "\n阶段，纵向：\(from)；横向：\(to)")
        let stages = Stage.allCases.map { ($0, $0.name(in: context.language)) }
        context.show(matrix(answer.stages, rows: stages, columns: stages))
        context.say(en: "–: not there yet", zh: "–：尚未出现")
    }

    /// Both matrices, a cell a line; nothing stands for not there.
    func csv() -> String {
        var table = Table([
            .text(context.words(en: "of", zh: "内容")), .id(context.words(en: "from", zh: "从")),
            .id(context.words(en: "to", zh: "到")), .number(context.words(en: "customers", zh: "客户")),
        ])
        for cell in answer.classes.cells {
            table.add("class", cell.from?.code ?? "", cell.to?.code ?? "", String(cell.customers))
        }
        for cell in answer.stages.cells {
            table.add("stage", cell.from?.rawValue ?? "", cell.to?.rawValue ?? "", String(cell.customers))
        }
        return table.csv()
    }

    private func showClasses() {
        let labels = answer.settings.labelSet
        let rows = RFMClass.all.map { rfmClass in
            (RFMMark.rfmClass(rfmClass), "\(rfmClass.code) \(rfmClass.label(labels)(in: context.language))")
        }
        let columns = RFMClass.all.map { (RFMMark.rfmClass($0), $0.code) }
        context.show(matrix(answer.classes, rows: rows, columns: columns))
    }

    /// 125 cells each way are too many to show: the largest moves stand for them.
    private func showMoves() {
        let moves = answer.classes.cells.filter { $0.from != $0.to }
        var table = Table([
            .id(context.words(en: "from", zh: "从")), .id(context.words(en: "to", zh: "到")),
            .number(context.words(en: "customers", zh: "客户")),
        ])
        // Those of one size stand in the order of the cells.
        let largest = moves.enumerated().sorted {
            ($1.element.customers, $0.offset) < ($0.element.customers, $1.offset)
        }
        for (_, move) in largest.prefix(Self.mostMoves) {
            table.add(move.from?.code ?? "–", move.to?.code ?? "–", move.customers.grouped)
        }
        context.show(table)
        if moves.count > Self.mostMoves {
            context.say(
                en: "… the largest of \(moves.count.grouped) moves; all with --csv",
                zh: "……共 \(moves.count.grouped) 种流动，仅显示最大的；全部见 --csv")
        }
    }

    private func matrix<Mark>(
        _ report: MovementReport<Mark>, rows: [(Mark, String)], columns: [(Mark, String)]
    ) -> Table {
        let absent: [(Mark?, String)] = [(nil, "–")]
        var customers: [Mark?: [Mark?: Int]] = [:]
        for cell in report.cells { customers[cell.from, default: [:]][cell.to] = cell.customers }
        let across = absent + columns.map { ($0, $1) }
        var table = Table([.text(context.words(en: "from ↓ to →", zh: "从 ↓ 到 →"))] + across.map { .number($0.1) })
        for (from, name) in absent + rows.map({ ($0, $1) }) {
            // Nobody is nowhere on both days.
            let cells = across.map { to, _ in
                from == nil && to == nil ? "" : (customers[from]?[to] ?? 0).grouped
            }
            table.add([name] + cells)
        }
        return table
    }

    private func isScores(_ mark: RFMMark?) -> Bool {
        switch mark {
        case .scores: true
        case .rfmClass, nil: false
        }
    }
}
