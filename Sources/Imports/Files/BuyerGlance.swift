import Shop

/// Whether the first rows of a file name any buyers.
struct BuyerGlance {
    static let rowLimit = 1000

    private(set) var rows = 0
    private let columns: Columns
    private var isAnyUsable = false
    private var isAnyHidden = false

    init(columns: Columns) {
        self.columns = columns
    }

    /// Looks at one row. `text`: what stands at a place of it.
    mutating func take(_ text: (Int) -> String?) {
        rows += 1
        if isAnyUsable { return }
        for (kind, place) in columns.buyers {
            guard let raw = text(place) else { continue }
            let core = Cell.core(of: raw)
            if UsableKey.buyer(kind, core) != nil { isAnyUsable = true }
            if UsableKey.isHidden(core) { isAnyHidden = true }
        }
    }

    /// What to say; nil when some buyers are named, or none of these rows happens to name one.
    var note: Phrase? {
        if columns.buyers.isEmpty {
            return Phrase(
                en: "this export names no buyers: customers cannot be told apart from it",
                zh: "该导出文件不含买家标识：无法据此区分客户")
        }
        guard isAnyHidden, !isAnyUsable else { return nil }
        return Phrase(
            en: "this export masks its buyers: customers cannot be told apart from it",
            zh: "该导出文件的买家标识已脱敏：无法据此区分客户")
    }
}
