/// A table whose cells are the darker the more is in them: `parts/heat`.
struct HeatTable {
    struct Cell {
        let tone: Tone
        let text: String
        /// A second, smaller line.
        var also: String?
        /// What is behind it: an address.
        var open: String?

        /// Nothing is there.
        static let nothing = Cell(tone: .absent, text: "")
        /// Nobody went this way.
        static let nobody = Cell(tone: .absent, text: "·")
    }

    struct Line {
        let label: String
        let cells: [Cell]
    }

    /// Read aloud.
    let caption: String
    /// Over the first column.
    let corner: String
    let heads: [String]
    let lines: [Line]
    /// Larger cells, for a few.
    var isLarge = false

    var values: PageValues {
        [
            "caption": caption, "corner": corner, "heads": heads, "isLarge": isLarge,
            "lines": lines.map { line -> PageValues in
                let cells = line.cells.map { cell in
                    PageValues.filled([
                        "tone": cell.tone.name, "text": cell.text, "also": cell.also, "open": cell.open,
                    ])
                }
                return ["label": line.label, "cells": cells]
            },
        ]
    }
}
