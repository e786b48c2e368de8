/// Divides runs into batches small enough to be held in memory; all runs of a group are in one batch.
struct RunBatches {
    private static let batchBytes = 8 << 20

    let runs: [RowRun]
    /// The name of the column that groups rows.
    let groupColumn: String

    /// In the order in which the groups come first; the runs of each in their own order.
    ///
    /// - Throws: `groupTooLarge` for a group beyond any order's size.
    func batches() throws(ImportFailure) -> [[RowRun]] {
        if runs.reduce(0, { $0 + $1.length }) <= Self.batchBytes { return [runs] }
        var places: [Int64: Int] = [:]
        var groups: [[RowRun]] = []
        for run in runs {
            if let place = places[run.group] {
                groups[place].append(run)
            } else {
                places[run.group] = groups.count
                groups.append([run])
            }
        }
        var batches: [[RowRun]] = []
        var filled = 0
        for group in groups {
            let bytes = group.reduce(0) { $0 + $1.length }
            guard bytes <= RowLimits.groupBytes else {
                throw .groupTooLarge(line: group[0].firstLine, column: groupColumn)
            }
            if batches.isEmpty || filled + bytes > Self.batchBytes {
                batches.append([])
                filled = 0
            }
            batches[batches.count - 1] += group
            filled += bytes
        }
        return batches
    }
}
