import Shop

/// How many rows a batch takes, so that its transaction stays near 40 ms and nobody else waits longer to write.
struct BatchPace {
    private static let wanted = 0.040
    private(set) var rows = 1_000

    mutating func note(_ took: Duration) {
        let seconds = max(0.001, took.inSeconds)
        let scaled = Double(rows) * min(2, max(0.5, Self.wanted / seconds))
        rows = min(20_000, max(200, Int(scaled)))
    }
}
