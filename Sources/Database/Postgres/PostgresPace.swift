/// How often something that failed in passing is tried, and how long to wait in between: from 20 ms doubling to half a
/// second, each time by a factor of chance, so that those who collided don't meet again.
struct PostgresPace: Sendable {
    private static let tries = 8
    private static let firstWait = 20.0
    private static let longestWait = 500.0

    private var tried = 0

    /// How long to wait after one more failure; nil when that was the last try.
    mutating func wait(using generator: inout some RandomNumberGenerator) -> Duration? {
        tried += 1
        guard tried < Self.tries else { return nil }
        var wait = Self.firstWait
        for _ in 1..<tried { wait = min(wait * 2, Self.longestWait) }
        return .milliseconds(Int(wait * Double.random(in: 0.5...1.5, using: &generator)))
    }
}
