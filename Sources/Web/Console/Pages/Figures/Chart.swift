import Foundation
import Shop

/// A chart with the sentence and the table that say the same.
struct Chart {
    enum Kind: String, Encodable {
        case line, bars
        /// Stacked.
        case area
    }

    struct Series: Encodable {
        let name: String
        /// A token of the style sheet.
        let colour: String
        let values: [Double]
    }

    let kind: Kind
    let isPercent: Bool
    /// Of amounts.
    let currency: Currency?
    let labels: [String]
    let series: [Series]
    let summary: String
    /// What the labels are, over the table's first column; nil for weeks.
    var head: String?
    /// What stands in the table's first column; nil for the labels themselves.
    var rowLabels: [String]?

    private struct Drawn: Encodable {
        let kind: Kind
        let percent: Bool
        let money: String?
        let wan: String
        let labels: [String]
        let series: [Series]
    }

    /// - Parameter write: a value of the table.
    func values(_ written: Written, _ write: (Double) -> String) -> PageValues {
        let drawn = Drawn(
            kind: kind, percent: isPercent, money: currency.map { Written.symbol(of: $0) },
            wan: written.words.language == .chinese ? "万" : "", labels: labels, series: series)
        let json = (try? JSONEncoder().encode(drawn)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        let heads: [PageValues] =
            [["label": head ?? written.words("today.week"), "isNumber": false]]
            + series.map { ["label": $0.name, "isNumber": true] }
        let rows: [PageValues] = zip(labels.indices, rowLabels ?? labels).map { row, label in
            let first: PageValues = ["label": label, "isNumber": false]
            return ["cells": [first] + series.map { ["label": write($0.values[row]), "isNumber": true] as PageValues }]
        }
        return ["json": json, "summary": summary, "heads": heads, "rows": rows]
    }
}
