extension Array {
    /// Cut into lists of at most `most`, in order: a query takes no more values than the engine binds, and a transaction no
    /// more rows than others can wait for.
    package func inLists(of most: Int) -> [[Element]] {
        stride(from: 0, to: count, by: most).map { Array(self[$0..<Swift.min($0 + most, count)]) }
    }
}
