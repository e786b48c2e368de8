import Foundation
import Shop

/// A chart with the sentence and the table that say the same.
struct Chart {
    enum Kind: String, Encodable {
        case line, bars
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
            [["label": written.words("today.week"), "isNumber": false]]
            + series.map { ["label": $0.name, "isNumber": true] }
        let rows: [PageValues] = labels.indices.map { row in
            let first: PageValues = ["label": labels[row], "isNumber": false]
            return ["cells": [first] + series.map { ["label": write($0.values[row]), "isNumber": true] as PageValues }]
        }
        return ["json": json, "summary": summary, "heads": heads, "rows": rows]
    }
}
