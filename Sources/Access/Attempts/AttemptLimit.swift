import Shop

/// How many wrong tries there may be within a time.
package struct AttemptLimit: Sendable {
    package let most: Int
    package let withinMilliseconds: Int64

    /// From one address.
    package static let address = AttemptLimit(most: 5, withinMilliseconds: 20_000)
    /// At one account, from anywhere.
    package static let account = AttemptLimit(most: 20, withinMilliseconds: 300_000)

    /// Those that still count. Moments in the future, from before the clock was set back, do not.
    func standing(_ times: [Instant], at now: Instant) -> [Instant] {
        times.filter { $0 <= now && now.milliseconds - $0.milliseconds < withinMilliseconds }
    }

    /// How long until another may be made; nil when it may be now.
    func waitMilliseconds(after times: [Instant], at now: Instant) -> Int64? {
        let standing = standing(times, at: now).sorted()
        guard standing.count >= most else { return nil }
        return standing[standing.count - most].milliseconds + withinMilliseconds - now.milliseconds
    }
}
