import Operations

/// Whose intervals are shown, as an address names it: `brand`, `category:NAME`, `product:CODE`, `store:NAME`.
struct CycleSubject: Equatable {
    let scope: ReportIntervals.Scope

    /// - Throws: `WebError.noSuchPage` for what cannot be one.
    init(_ text: String?) throws {
        guard let text, !text.isEmpty, text != "brand" else {
            scope = .brand
            return
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { throw WebError.noSuchPage }
        switch parts[0] {
        case "category": scope = .category(parts[1])
        case "product": scope = .product(parts[1])
        case "store": scope = .store(parts[1])
        default: throw WebError.noSuchPage
        }
    }

    init(_ scope: ReportIntervals.Scope) {
        self.scope = scope
    }

    var value: String {
        switch scope {
        case .brand: "brand"
        case .category(let name): "category:" + name
        case .product(let code): "product:" + code
        case .store(let name): "store:" + name
        }
    }
}
