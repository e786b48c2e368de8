import Insight
import Shop

/// Figures by line, stores or brands by column.
struct CompareTable {
    /// One figure of one column.
    private struct Cell {
        let text: String
        let plain: String
        /// What its bar is as long as; nil for none.
        var size: Double?
        var also: String?
        var open: String?
    }

    private struct Line {
        let word: String
        var formula: String?
        let cells: [Cell]
    }

    private let shell: Shell
    private let columns: [CompareColumn]

    init(_ shell: Shell, _ columns: [CompareColumn]) {
        self.shell = shell
        self.columns = columns
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }

    /// Money of several currencies has no common length.
    private var isOneCurrency: Bool { Set(columns.map(\.figures.money.currency.code)).count == 1 }

    private var lines: [Line] {
        let all = [
            Line(word: "customers", cells: columns.map { count($0.figures.buyers) }),
            Line(word: "purchases", cells: columns.map { count($0.figures.purchases) }),
            Line(word: "money", cells: columns.map { money($0.figures.money) }),
            Line(
                word: "repurchase", formula: "compare.repurchaseFormula",
                cells: columns.map { share($0.figures.repurchase.rate) }),
            Line(
                word: "new", formula: "today.revenueFormula",
                cells: columns.map { part($0.figures.firstMoney, of: $0.figures.money) }),
            Line(
                word: "returning", formula: "today.revenueFormula",
                cells: columns.map { part($0.figures.returningMoney, of: $0.figures.money) }),
            Line(word: "due", cells: columns.map { due($0) }),
        ]
        guard columns.contains(where: { $0.coverage != nil }) else { return all }
        return all + [
            Line(
                word: "known", formula: "today.coverageFormula", cells: columns.map { share($0.coverage?.share) })
        ]
    }

    private func count(_ number: Int) -> Cell {
        Cell(text: written.count(number), plain: String(number), size: Double(number))
    }

    private func money(_ money: Money) -> Cell {
        Cell(
            text: written.roundMoney(money), plain: money.plain, size: isOneCurrency ? Double(money.minor) : nil)
    }

    private func part(_ money: Money, of whole: Money) -> Cell {
        let share = whole.minor > 0 ? Double(money.minor) / Double(whole.minor) : nil
        return Cell(
            text: written.roundMoney(money), plain: money.plain,
            also: share.map { words("compare.ofAll", ["share": written.percent($0)]) })
    }

    private func share(_ rate: Double?) -> Cell {
        Cell(
            text: rate.map { written.percent($0) } ?? "–", plain: rate.map { Written.decimal($0, digits: 4) } ?? "",
            size: rate)
    }

    private func due(_ column: CompareColumn) -> Cell {
        let number = column.figures.due
        return Cell(
            text: written.count(number), plain: String(number), open: number > 0 ? column.due : nil)
    }

    var values: [PageValues] {
        lines.map { line in
            let greatest = line.cells.compactMap(\.size).max() ?? 0
            return PageValues.filled([
                "label": words("compare." + line.word), "formula": line.formula.map { PageValues.formula(words($0)) },
                "cells": line.cells.map { cell in
                    PageValues.filled([
                        "text": cell.text, "also": cell.also, "open": cell.open,
                        "percent": cell.size.map { percent($0, of: greatest) },
                    ])
                },
            ])
        }
    }

    private func percent(_ size: Double, of greatest: Double) -> String {
        Written.decimal(greatest > 0 ? 100 * max(0, size) / greatest : 0, digits: 1)
    }

    /// A figure in each row, as it is.
    var sheet: Sheet {
        Sheet(
            titles: [words("compare.figure")] + columns.map(\.name),
            rows: lines.map { [words("compare." + $0.word)] + $0.cells.map(\.plain) })
    }
}
