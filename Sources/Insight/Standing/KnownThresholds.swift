package import Segments
import Shop

/// What relative clauses are held against for a day: a mean, a median or the bound of a share, over all buyers. One that is
/// known to be nothing, as nobody bought, is known too.
package struct KnownThresholds: Sendable, Equatable {
    private var figures: [Threshold: Ratio?] = [:]

    package init() {}

    package init(_ figures: [Threshold: Ratio?]) {
        self.figures = figures
    }

    package func knows(_ threshold: Threshold) -> Bool {
        figures[threshold] != nil
    }

    /// Those that are something.
    var known: [Threshold: Ratio] {
        figures.compactMapValues { $0 }
    }

    /// With those of another, where they are not known here.
    package func merging(_ other: KnownThresholds) -> KnownThresholds {
        KnownThresholds(figures.merging(other.figures) { own, _ in own })
    }

    /// Each with what it is; nil for nothing.
    var all: [(threshold: Threshold, figure: Ratio?)] {
        figures.map { ($0.key, $0.value) }
    }
}
