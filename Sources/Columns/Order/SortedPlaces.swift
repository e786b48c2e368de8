extension UnsafeBufferPointer<Int32> {
    /// Where, among some neighbours that ascend, the values within two bounds lie.
    ///
    /// - Complexity: O(n), two or three instructions a value and no branch: for the few dozen values that lie together here,
    ///   a search that guesses wrong at every step takes longer.
    @inlinable
    @inline(__always)
    package func places(within bounds: ClosedRange<Int32>, ofSorted places: Range<Int>) -> Range<Int> {
        var (below, upTo): (Int32, Int32) = (0, 0)
        for place in places {
            below &+= Int32(truncatingIfNeeded: (self[place] < bounds.lowerBound).bit)
            upTo &+= Int32(truncatingIfNeeded: (self[place] <= bounds.upperBound).bit)
        }
        return places.lowerBound &+ Int(below)..<places.lowerBound &+ Int(upTo)
    }
}
