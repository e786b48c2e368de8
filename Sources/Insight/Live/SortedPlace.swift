extension Array {
    /// The first place from `start` on where `isReached`; the end without any. It holds from there on.
    ///
    /// - Complexity: O(log n) of how far it is.
    @inline(__always)
    package func place(from start: Int, where isReached: (Element) -> Bool) -> Int {
        var (low, step) = (start, 1)
        while low + step <= count, !isReached(self[low + step - 1]) {
            low += step
            step *= 2
        }
        var high = Swift.min(low + step - 1, count)
        while low < high {
            let middle = (low + high) / 2
            if isReached(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
