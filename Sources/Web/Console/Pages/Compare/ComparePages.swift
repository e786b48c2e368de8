import Access
import Insight
import Operations
import Shop

/// The same figures side by side: of the stores of a brand, or of the brands that one may see.
enum ComparePages {
    private static let path = "/b/{brand}/compare"

    static let all: [PageRoute] =
        [
            .show(path) { visit in
                let part = try await ComparePart(try await Shell(visit))
                return part.shell.insight(
                    "compare", title: visit.words("compare.title"), in: .compare,
                    csv: ["compare": part.shell.path + "/compare.csv?" + part.query], part.values)
            },
            .show(path + ".csv") { visit in
                try await ComparePart(try await Shell(visit)).sheet.reply(named: "compare.csv")
            },
        ] + ReportPages.all
}
