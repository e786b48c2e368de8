import Access
import Insight
import Operations
import Shop

/// One page of Today and RFM, to be printed.
enum ReportPages {
    private static let path = "/b/{brand}/report"

    static let all: [PageRoute] = [
        .show(path) { visit in
            let part = try await ReportPart(try await Shell(visit))
            return part.shell.insight(
                "report", title: visit.words("report.title"), in: nil,
                csv: ["report": part.shell.path + "/report.csv"], part.values)
        },
        .show(path + ".csv") { visit in
            try await ReportPart(try await Shell(visit)).sheet.reply(named: "report.csv")
        },
    ]
}
