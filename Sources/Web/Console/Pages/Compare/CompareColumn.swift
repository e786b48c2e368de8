import Insight
import Shop

/// One of those that are compared, with its figures of the period.
struct CompareColumn {
    let name: String
    /// Where it leads; nil for a store.
    let open: String?
    /// The list of who is due, where it is this brand's.
    let due: String?
    let figures: SalesReport.Figures
    /// Nil for a store: who bought from it is not known where nobody is.
    let coverage: Coverage?
}
