import Insight
import Shop

/// The tables of RFM, for a spreadsheet.
struct RFMSheets {
    private let part: RFMPart

    init(_ part: RFMPart) {
        self.part = part
    }

    private var words: Words { part.shell.words }

    var classes: Sheet {
        let classes = RFMClassPart(part)
        return Sheet(
            titles: ["code", "class", "people", "share", "money", "moneyShare", "doThis"].map { words("rfm." + $0) },
            rows: part.picture.classes.map { row in
                [
                    row.rfmClass.code, classes.label(row), String(row.customers.part),
                    Self.decimal(row.customers.rate), row.money.plain, Self.decimal(row.shareOfMoney),
                    words("rfm.do" + row.rfmClass.code),
                ]
            })
    }

    /// Every pair of scores in a row of its own.
    var heat: Sheet {
        func rows(_ cells: [RFMPicture.Cell], _ letter: String) -> [[String]] {
            cells.map { cell in
                ["R \(cell.recency)", "\(letter) \(cell.other)", String(cell.customers), cell.money.plain]
            }
        }
        return Sheet(
            titles: ["R", "F, M", words("rfm.people"), words("rfm.money")],
            rows: rows(part.picture.byFrequency, "F") + rows(part.picture.byMoney, "M"))
    }

    private static func decimal(_ share: Double?) -> String {
        share.map { Written.decimal($0, digits: 4) } ?? ""
    }
}
