/// What a picture of RFM is made of, side by side.
struct RFMPictureTally: Sendable {
    struct Sum: Sendable {
        var customers = 0
        var minor: Int128 = 0

        @inline(__always)
        mutating func add(_ spent: Int64) {
            customers &+= 1
            minor += Int128(spent)
        }

        static func += (left: inout Sum, right: Sum) {
            left.customers += right.customers
            left.minor += right.minor
        }
    }

    /// By place of the class.
    private(set) var classes = [Sum](repeating: Sum(), count: 8)
    /// By recency, then frequency, from 0.
    private(set) var byFrequency = [Sum](repeating: Sum(), count: 25)
    /// By recency, then money, from 0.
    private(set) var byMoney = [Sum](repeating: Sum(), count: 25)

    /// - Parameter spent: all money in the window, in minor units.
    @inline(__always)
    mutating func add(_ rfmClass: RFMClass, _ scores: RFMScores, spent: Int64) {
        classes[rfmClass.place].add(spent)
        byFrequency[5 * (scores.recency - 1) + scores.frequency - 1].add(spent)
        byMoney[5 * (scores.recency - 1) + scores.money - 1].add(spent)
    }

    static func += (left: inout RFMPictureTally, right: RFMPictureTally) {
        for place in left.classes.indices { left.classes[place] += right.classes[place] }
        for place in left.byFrequency.indices {
            left.byFrequency[place] += right.byFrequency[place]
            left.byMoney[place] += right.byMoney[place]
        }
    }
}
