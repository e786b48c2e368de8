/// One person's rhythm as it grows, purchase after purchase: what `RhythmPass` says of them, on every day in between.
struct RhythmSteps {
    private var rhythm = RhythmPass.Rhythm()
    /// Of all intervals: until a day without promotion is met, these count for the person alone.
    private var all: Int32 = 0
    private var sumOfAll = 0.0
    private(set) var last = Int32.min
    private var wasMasked = false

    /// Takes a purchase, not on the day of the one before it.
    ///
    /// - Returns: the interval since the one before, where it counts for everybody; else 0.
    @inline(__always)
    mutating func take(_ day: Int32, isMasked: Bool, _ logs: Logarithms) -> Int32 {
        var counted: Int32 = 0
        if last == .min {
            rhythm.first = day
        } else {
            let interval = day - last
            all += 1
            sumOfAll += logs[interval]
            if !isMasked, !wasMasked {
                rhythm.intervals += 1
                rhythm.sumOfLogs += logs[interval]
                counted = interval
            }
        }
        if !isMasked { rhythm.isOnPromotionsAlone = false }
        (last, wasMasked) = (day, isMasked)
        return counted
    }

    /// As of the last purchase taken; nil before the first.
    @inline(__always)
    var standing: RhythmPass.Rhythm? {
        guard last != .min else { return nil }
        var standing = rhythm
        standing.last = last
        if rhythm.isOnPromotionsAlone { (standing.intervals, standing.sumOfLogs) = (all, sumOfAll) }
        return standing
    }
}
