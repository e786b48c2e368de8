import Access
import Insight
import Shop

/// The eight classes as tiles, and what to do with each.
struct RFMClassPart {
    private let part: RFMPart
    private let greatest: Double

    init(_ part: RFMPart) {
        self.part = part
        greatest = Double(part.picture.classes.map(\.customers.part).max() ?? 0)
    }

    private var shell: Shell { part.shell }
    private var words: Words { shell.words }
    private var written: Written { shell.written }

    func label(_ row: RFMPicture.ClassRow) -> String {
        row.rfmClass.label(part.settings.labelSet)(in: words.language).begun
    }

    func picture(_ bounds: RFMBoundWords) -> PageValues {
        let lately = String(bounds.latelyDays)
        return .filled([
            "summary": summary, "latelyBound": words("rfm.atMostDays", ["count": lately]),
            "longAgoBound": words("rfm.moreDays", ["count": lately]),
            "columns": [
                column(isFrequent: true, isSpending: true), column(isFrequent: false, isSpending: true),
                column(isFrequent: true, isSpending: false), column(isFrequent: false, isSpending: false),
            ],
        ])
    }

    private var summary: String? {
        part.picture.classes.first.map { best in
            words(
                "rfm.summary",
                [
                    "label": label(best), "people": written.count(best.customers.part),
                    "peopleShare": share(best.customers.rate), "moneyShare": share(best.shareOfMoney),
                ])
        }
    }

    private func column(isFrequent: Bool, isSpending: Bool) -> PageValues {
        let rows = [true, false].compactMap { isRecent in
            part.picture.classes.first {
                $0.rfmClass == RFMClass(isRecent: isRecent, isFrequent: isFrequent, isSpending: isSpending)
            }
        }
        return [
            "label": words(isFrequent ? "rfm.often" : "rfm.rarely"),
            "detail": words(isSpending ? "rfm.much" : "rfm.little"), "tiles": rows.map { tile($0) },
        ]
    }

    private func tile(_ row: RFMPicture.ClassRow) -> PageValues {
        .filled([
            "tone": Tone(Double(row.customers.part), of: greatest).name, "open": open(row), "label": label(row),
            "code": row.rfmClass.code, "people": written.count(row.customers.part),
            "peopleShare": words("rfm.ofPeople", ["share": share(row.customers.rate)]),
            "money": words(
                "rfm.ofMoney", ["money": written.roundMoney(row.money), "share": share(row.shareOfMoney)]),
            "moneyPercent": Written.decimal(100 * min(1, max(0, row.shareOfMoney ?? 0)), digits: 1),
        ])
    }

    /// What segments know of is the brand's own rule: a look at another leads nowhere.
    private func open(_ row: RFMPicture.ClassRow) -> String? {
        part.isOwn ? shell.members(of: "rfm is " + row.rfmClass.code) : nil
    }

    /// The most valuable first.
    var rows: [PageValues] {
        part.picture.classes.map { row in
            let code = row.rfmClass.code
            let begins = part.isOwn && shell.may(.changeSegments)
            return .filled([
                "open": open(row), "label": label(row), "code": code, "people": written.count(row.customers.part),
                "peopleShare": share(row.customers.rate), "money": written.roundMoney(row.money),
                "moneyShare": share(row.shareOfMoney), "act": words("rfm.do" + code),
                "segmentAddress": begins
                    ? shell.path + "/segments/new?text=" + FormFields.encoded("rfm is " + code) : nil,
            ])
        }
    }

    private func share(_ rate: Double?) -> String {
        rate.map { written.percent($0) } ?? "–"
    }
}
