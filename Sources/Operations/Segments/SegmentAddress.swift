import Database
package import Insight
package import Shop

extension Installation {
    /// The name by which a saved segment is asked for where what it is called will not do: `g_…`, as the audit has it.
    package func name(of segment: ID<SavedSegment>) -> String {
        outerIDs.shown(segment.raw, prefix: "g")
    }
}
