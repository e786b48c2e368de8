import Access
import Imports
import Operations
import Shop

/// What an import did, or would do, as its page takes it.
struct ImportReportPart {
    private let shell: Shell
    private let file: HandedInFile
    private let outcome: ImportOutcome
    private let address: String

    init(_ shell: Shell, _ file: HandedInFile, _ outcome: ImportOutcome, address: String) {
        self.shell = shell
        self.file = file
        self.outcome = outcome
        self.address = address
    }

    private var words: Words { shell.words }
    private var written: Written { shell.written }
    private var language: Language { shell.visit.language }
    private var counts: ImportCounts { outcome.counts }
    private var isTrial: Bool { file.run.state == .tried }

    var values: PageValues {
        let format = ImportFormats.shipped.first { $0.name.rawValue == outcome.format }
        let how = [
            "format": format?.title(in: language) ?? outcome.format, "encoding": outcome.encoding,
            "store": outcome.store,
        ]
        return .filled([
            "title": words(isTrial ? "import.tried" : "import.done"), "how": words("import.how", how),
            "numbers": numbers, "remarks": remarks, "canStart": isTrial && file.run.hasFile,
            "problems": counts.heldRows > 0, "held": held,
            "heldTitle": words(
                "import.heldTitle", count: counts.heldRows, ["count": written.count(counts.heldRows)]),
            "heldAddress": file.run.errorsFile == nil ? nil : address + "/held-rows", "address": address,
        ])
    }

    private var numbers: [PageValues] {
        let leftOut = counts.leftOut.values.reduce(0, +)
        // Of kinds that few files have, those that this one has.
        let kinds = [
            ("nRefunds", counts.refunds), ("nPersons", counts.customerRecords), ("nProducts", counts.productRecords),
            ("nReviews", counts.reviews),
        ].filter { $0.1 > 0 }
        let all = [("nRows", counts.rows), ("nOrders", counts.orders)] + kinds
        let effects = [
            ("nNew", counts.new), ("nAdvanced", counts.advanced), ("nUnchanged", counts.unchanged),
            ("nConflicts", counts.conflicts), ("nHeld", counts.heldRows), ("nLeftOut", leftOut),
            ("nCustomers", counts.customersNew),
        ]
        var numbers = (all + effects).map { name, count in number(name, written.count(count), isAny: count > 0) }
        if let share = counts.buyerShare { numbers.append(number("nBuyers", written.percent(share), isAny: true)) }
        return numbers
    }

    private func number(_ name: String, _ value: String, isAny: Bool) -> PageValues {
        let isListed = name == "nConflicts" && isAny && !isTrial && shell.may(.decideConflicts)
        return .filled([
            "label": words("import." + name), "value": value,
            "numberAddress": isListed ? shell.path + "/decisions/conflicts" : nil,
        ])
    }

    private var remarks: [String] {
        var remarks = outcome.notes.map { $0(in: language) }
        if counts.changedNothing, !isTrial { remarks.append(words("import.nothingNew")) }
        let reasons = counts.leftOut.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        if !reasons.isEmpty {
            let named = reasons.map { reason, count in
                let name = LeftOutReason(rawValue: reason)?.name(in: language) ?? reason
                return name + " " + written.count(count)
            }
            remarks.append(
                words(
                    "import.leftOutRemark",
                    [
                        "count": written.count(counts.leftOut.values.reduce(0, +)),
                        "reasons": named.joined(separator: language == .chinese ? "，" : ", "),
                    ]))
        }
        return remarks
    }

    /// The first of them: what stood there is not kept.
    private var held: [PageValues] {
        outcome.problems.map { problem in
            [
                "line": written.count(problem.line), "column": problem.column ?? "", "value": "",
                "reason": problem.reason(in: language),
            ]
        }
    }
}
