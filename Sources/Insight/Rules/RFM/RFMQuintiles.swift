/// The quintile rule: score = 1 + ⌊5·(rank − 1)/n⌋, rank the position of the value's first occurrence (ties share the
/// lower rank), R ordered from largest to smallest, F and M from smallest to largest.
///
/// rank − 1 is the number of values before it, and that number is at least ⌈n·k/5⌉ exactly if the value lies beyond the
/// ⌈n·k/5⌉-th of the ordered values. So four values of each order say the score of any value, also of one that was not
/// among them (that beyond all of them is 5).
package struct RFMQuintiles: Hashable, Sendable {
    /// From the largest down; a lower recency scores one more for each that it is below.
    package let recencyDays: [Int]
    /// From the smallest up; a higher frequency scores one more for each that it is above.
    package let frequency: [Int]
    package let moneyMinor: [Int64]

    /// Four values each: those at `places(of:)` in their order.
    package init(recencyDays: [Int], frequency: [Int], moneyMinor: [Int64]) {
        self.recencyDays = recencyDays
        self.frequency = frequency
        self.moneyMinor = moneyMinor
    }

    /// - Parameter figures: not empty.
    package init(_ figures: [RFMFigures]) {
        let places = Self.places(of: figures.count)
        let recency = figures.map(\.recencyDays).sorted(by: >)
        let frequency = figures.map(\.frequency).sorted()
        let money = figures.map(\.moneyMinor).sorted()
        self.init(
            recencyDays: places.map { recency[$0] }, frequency: places.map { frequency[$0] },
            moneyMinor: places.map { money[$0] })
    }

    /// Where the four bounds stand among so many ordered values, from 0: ⌈n·k/5⌉ − 1 for k from 1 to 4.
    package static func places(of count: Int) -> [Int] {
        (1...4).map { (count * $0 + 4) / 5 - 1 }
    }

    package func scores(_ figures: RFMFigures) -> RFMScores {
        RFMScores(
            recency: 1 + recencyDays.count { figures.recencyDays < $0 },
            frequency: 1 + frequency.count { figures.frequency > $0 },
            money: 1 + moneyMinor.count { figures.moneyMinor > $0 })
    }
}
