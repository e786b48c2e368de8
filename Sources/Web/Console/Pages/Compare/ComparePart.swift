import Access
import Insight
import Operations
import Shop

/// What the address asks to compare: `what` (stores, brands), `days` (30, 90, 365).
struct ComparePart {
    enum What: String, CaseIterable {
        case stores, brands
    }

    private static let periods = [30, 90, 365]

    let shell: Shell
    private let what: What
    private let days: Int
    private let columns: [CompareColumn]

    init(_ shell: Shell) async throws {
        try shell.demand(.readFigures)
        self.shell = shell
        let query = shell.visit.query
        let days = query["days"].flatMap { Int($0) }.flatMap { Self.periods.contains($0) ? $0 : nil }
        self.days = days ?? CompareStores.usualDays
        let asked = query["what"].flatMap { What(rawValue: $0) } ?? .stores
        what = Self.brands(of: shell) > 1 ? asked : .stores
        columns =
            switch what {
            case .stores: try await Self.stores(shell, self.days)
            case .brands: try await Self.brands(shell, self.days)
            }
    }

    private var words: Words { shell.words }

    /// As it stands in addresses.
    var query: String { "what=\(what.rawValue)&days=\(days)" }

    /// How many brands' figures one may see.
    private static func brands(of shell: Shell) -> Int {
        shell.description.brands.count { $0.permissions.contains(.readFigures) }
    }

    private static func stores(_ shell: Shell, _ days: Int) async throws -> [CompareColumn] {
        let answer = try await shell.visit.run(
            CompareStores(brand: shell.name, from: shell.today.adding(days: 1 - days)))
        return answer.lines.map {
            CompareColumn(name: $0.store.name, open: nil, due: nil, figures: $0.figures, coverage: nil)
        }
    }

    private static func brands(_ shell: Shell, _ days: Int) async throws -> [CompareColumn] {
        try await shell.visit.run(CompareBrands(days: days)).map { line in
            let path = "/b/" + shell.visit.installation.name(of: line.brand.id)
            let rights = shell.description.brands.first { $0.brand.id == line.brand.id }?.permissions ?? []
            return CompareColumn(
                name: line.brand.name, open: path + "/today",
                due: rights.contains(.readCustomers) ? path + "/due?within=7" : nil, figures: line.report.whole,
                coverage: line.report.coverage)
        }
    }

    var values: PageValues {
        let hasBrands = Self.brands(of: shell) > 1
        let isSingle = columns.count < 2
        let single = words(what == .stores ? "compare.singleStore" : "compare.singleBrand")
        return .filled([
            "whats": What.allCases.filter { $0 == .stores || hasBrands }.map {
                PageValues.option($0.rawValue, words("compare." + $0.rawValue), isChosen: $0 == what)
            },
            "periods": Self.periods.map {
                PageValues.option(
                    String($0), words("compare.days", ["count": String($0)]), isChosen: $0 == days)
            },
            "said": words(what == .stores ? "compare.saidStores" : "compare.saidBrands"),
            "single": isSingle ? single : nil, "full": isSingle ? nil : true,
            "caption": words("compare." + what.rawValue),
            "columns": columns.map { PageValues.filled(["label": $0.name, "open": $0.open]) },
            "lines": table.values,
        ])
    }

    private var table: CompareTable { CompareTable(shell, columns) }

    var sheet: Sheet { table.sheet }
}
