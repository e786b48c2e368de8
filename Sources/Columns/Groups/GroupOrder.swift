/// The rows of a grouping in the order of their groups, and where each group's rows begin: a stable counting sort.
///
/// Rows without a group are left out.
package struct GroupOrder: Sendable, Equatable {
    /// Row numbers, group by group; within a group in ascending order.
    package let rows: Column<Int32>
    /// Where each group's entries lie in `rows`, and in any column gathered by it.
    package let offsets: Offsets

    /// Rows go into stretches of neighbouring groups first, in order, and each stretch is then sorted by itself, where its
    /// counts stay near: straight to their places, rows would be written all over memory.
    ///
    /// - Complexity: O(rows + groups), on all cores; 8 bytes for each row meanwhile.
    package init(_ grouping: Grouping) {
        precondition(grouping.keys.count <= Int32.max, "more rows than can be numbered")
        let stretches = GroupStretches(grouping)
        var starts = Column<Int32>(repeating: 0, count: grouping.groups + 1)
        rows = Column(unsafeCount: stretches.rows) { rows in
            starts.withUnsafeMutableBuffer { starts in
                stretches.sort(into: rows, starts: starts)
            }
        }
        offsets = Offsets(starts: starts)
    }
}
