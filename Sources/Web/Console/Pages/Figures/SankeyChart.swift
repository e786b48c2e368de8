import Foundation
import Shop

/// Who went from where to where, with the sentence and the table that say the same.
struct SankeyChart {
    /// Where somebody was (depth 0), or is (depth 1).
    struct Node: Encodable {
        /// No other has it.
        let id: String
        let label: String
        /// A token of the style sheet.
        let colour: String
        let depth: Int
    }

    struct Link: Encodable {
        let from: String
        let to: String
        let value: Int
    }

    /// A column of the table.
    struct Head {
        let label: String
        let isNumber: Bool

        init(_ label: String, isNumber: Bool = false) {
            self.label = label
            self.isNumber = isNumber
        }
    }

    /// In the order in which they stand; those without a link are left out.
    let nodes: [Node]
    let links: [Link]
    let summary: String
    let heads: [Head]
    /// As many cells in each as there are heads.
    let rows: [[String]]

    private struct Drawn: Encodable {
        let kind = "sankey"
        let percent = false
        let wan: String
        let nodes: [Node]
        let links: [Link]
    }

    func values(in language: Language) -> PageValues {
        let drawn = Drawn(wan: language == .chinese ? "万" : "", nodes: nodes, links: links)
        let json = (try? JSONEncoder().encode(drawn)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        return [
            "json": json, "summary": summary,
            "heads": heads.map { ["label": $0.label, "isNumber": $0.isNumber] as PageValues },
            "rows": rows.map { row -> PageValues in
                let cells = zip(row, heads).map { ["label": $0, "isNumber": $1.isNumber] as PageValues }
                return ["cells": cells]
            },
        ]
    }
}
