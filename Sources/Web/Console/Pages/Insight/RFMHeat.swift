import Insight
import Shop

/// How lately against how often, in fifths.
struct RFMHeat {
    private let part: RFMPart

    init(_ part: RFMPart) {
        self.part = part
    }

    private var words: Words { part.shell.words }
    private var written: Written { part.shell.written }
    private var cells: [RFMPicture.Cell] { part.picture.byFrequency }

    var summary: String {
        let most = cells.max { $0.customers < $1.customers }
        return words(
            "rfm.heatSummary",
            [
                "r": String(most?.recency ?? 0), "f": String(most?.other ?? 0),
                "count": written.count(most?.customers ?? 0),
            ])
    }

    var values: PageValues {
        let greatest = Double(cells.map(\.customers).max() ?? 0)
        let scores = Array(1...5)
        let lines = scores.reversed().map { recency in
            HeatTable.Line(
                label: "R \(recency)",
                cells: scores.map { frequency in
                    cells.first { $0.recency == recency && $0.other == frequency }.map { shown($0, greatest) }
                        ?? .nothing
                })
        }
        return HeatTable(
            caption: words("rfm.heat"), corner: words("rfm.heatCorner"), heads: scores.map { "F \($0)" }, lines: lines,
            isLarge: true
        ).values
    }

    private func shown(_ cell: RFMPicture.Cell, _ greatest: Double) -> HeatTable.Cell {
        let tone = Tone(Double(cell.customers), of: greatest)
        guard cell.customers > 0 else { return HeatTable.Cell(tone: tone, text: "0") }
        let average = Money(minor: cell.money.minor / Int64(cell.customers), cell.money.currency)
        return HeatTable.Cell(
            tone: tone, text: written.count(cell.customers),
            also: words("rfm.average", ["money": written.roundMoney(average)]),
            // Segments score by the brand's window.
            open: part.isOwnWindow
                ? part.shell.members(of: "r = \(cell.recency) and f = \(cell.other)") : nil)
    }
}
