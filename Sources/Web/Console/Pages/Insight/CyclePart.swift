import Access
import Insight
import Operations
import Shop

/// The page of cycles as the address asks for it.
struct CyclePart {
    private let shell: Shell
    private let table: CycleTable
    private let spread: CycleSpread
    private let masking: MaskingPart
    private let names: KnownNames

    init(_ shell: Shell) async throws {
        self.shell = shell
        let table = try await CycleTable(shell)
        self.table = table
        spread = try await CycleSpread(shell)
        var tried: Cycle?
        if let days = MaskingPart.withProposals(table.masking) {
            let answer = try await shell.visit.run(
                ReportMasking(brand: shell.name, by: table.level.scope, trying: days))
            tried = answer.brand.tried
        }
        masking = MaskingPart(shell, table.masking, tried: tried)
        names = try await shell.visit.run(SuggestNames("", brand: shell.name)).names
    }

    private var words: Words { shell.words }

    /// - Parameters:
    ///   - typed: a day that could not be taken.
    ///   - error: why.
    func page(typed: String = "", error: String? = nil) -> PageReply {
        let query = shell.visit.query.replacing("after", with: nil)
        let csv = [
            "spread": shell.beside("/cycles/spread.csv", query), "cycles": shell.beside("/cycles/cycles.csv", query),
            "masked": shell.path + "/cycles/masked.csv",
        ]
        var values: PageValues = [
            "coverage": shell.stated(spread.report.coverage), "form": ["day": typed] as PageValues,
        ]
        if table.masking.brand.unmasked == nil {
            values["empty"] = true
        } else {
            values["full"] = true
            values["formula"] = PageValues.formula(words("cycles.formula"))
            values["scopes"] = scopes
            values["numbers"] = numbers
            values["spread"] = spread.chart
            values["levels"] = table.levels
            values.merge(table.values) { $1 }
            values.merge(masking.values) { $1 }
        }
        if let error {
            values["errors"] = ["day": error] as PageValues
            values["problem"] = error
        }
        return shell.insight(
            "cycles", title: words("cycles.title"), in: .cycles, csv: csv, values, isRefused: error != nil)
    }

    private var numbers: [PageValues] {
        switch spread.subject.scope {
        case .brand: spread.numbers(due: table.due.whole, open: shell.may(.readCustomers) ? shell.path + "/due" : nil)
        case .product(let code):
            spread.numbers(due: table.due.byProduct[code] ?? 0, open: table.dueAddress(of: code))
        case .category, .store: spread.numbers(due: nil, open: nil)
        }
    }

    /// The brand; the first categories and products, and the one that is shown.
    private var scopes: [PageValues] {
        var categories = names.categories
        var products = names.products.map { (code: $0.code, label: $0.title) }
        switch spread.subject.scope {
        case .category(let name) where !categories.contains(name): categories.append(name)
        case .product(let code) where !products.contains(where: { $0.code == code }):
            products.append((code: code, label: code))
        case .brand, .category, .product, .store: break
        }
        func option(_ scope: ReportIntervals.Scope, _ label: String) -> PageValues {
            let subject = CycleSubject(scope)
            return .option(subject.value, label, isChosen: subject == spread.subject)
        }
        let groups: [(label: String, options: [PageValues])] = [
            (words("cycles.brand"), [option(.brand, words("cycles.everything"))]),
            (words("cycles.categories"), categories.map { option(.category($0), $0) }),
            (words("cycles.products"), products.map { option(.product($0.code), $0.label) }),
        ]
        return groups.filter { !$0.options.isEmpty }.map { ["label": $0.label, "options": $0.options] }
    }
}
