/// How first-time buyers came back within so many days, by what is known of each: counted as persons are told of.
///
/// Somebody is observed for as many days as their first purchase is old, and counts at n days only if they were
/// observed for that long. So the share at n is 首购后 n 日复购率, each of its own persons: it may fall from one n to the
/// next, where those who were observed for longer came back less.
struct ReturnTally: Sendable {
    /// 0…365
    static let mostDays = 365

    /// By n, each the change from the one before it; one more at the end for what lies beyond.
    private var observed = [Int](repeating: 0, count: Self.mostDays + 2)
    private var back = [Int](repeating: 0, count: Self.mostDays + 2)
    private(set) var buyers = 0

    /// Takes somebody in.
    ///
    /// - Parameters:
    ///   - age: days since the first purchase.
    ///   - gap: days between the first and the second day of purchase, at most as many as the age; nil without a
    ///     second.
    @inline(__always)
    mutating func add(age: Int, gap: Int?) {
        buyers &+= 1
        let last = min(age, Self.mostDays)
        observed[0] &+= 1
        observed[last &+ 1] &-= 1
        guard let gap, gap <= last else { return }
        back[gap] &+= 1
        back[last &+ 1] &-= 1
    }

    static func += (left: inout ReturnTally, right: ReturnTally) {
        left.buyers += right.buyers
        for days in left.observed.indices {
            left.observed[days] += right.observed[days]
            left.back[days] += right.back[days]
        }
    }

    /// By n from 0 to 365.
    var curve: [Share] {
        var (part, whole) = (0, 0)
        return (0...Self.mostDays).map { days in
            part += back[days]
            whole += observed[days]
            return Share(part, of: whole)
        }
    }
}
