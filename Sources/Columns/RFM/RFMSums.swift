/// How many customers bought, and the sums of their recency, frequency and money: what the means are made of.
package struct RFMSums: Sendable, Hashable {
    package private(set) var customers: Int64 = 0
    package private(set) var recency: Int64 = 0
    package private(set) var frequency: Int64 = 0
    package private(set) var money: Int128 = 0

    /// Of nobody.
    package init() {}

    /// Takes a customer in, unless without a purchase. 2³¹ customers cannot overflow any sum.
    @inline(__always)
    mutating func add(_ recency: Int32, _ frequency: Int32, _ money: Int64) {
        let mask = (frequency > 0).mask(Int64.self)
        customers &-= mask
        self.recency &+= Int64(recency) & mask
        self.frequency &+= Int64(frequency) & mask
        self.money &+= Int128(money & mask)
    }

    mutating func remove(_ recency: Int32, _ frequency: Int32, _ money: Int64) {
        guard frequency > 0 else { return }
        customers -= 1
        self.recency -= Int64(recency)
        self.frequency -= Int64(frequency)
        self.money -= Int128(money)
    }

    mutating func add(_ other: RFMSums) {
        customers += other.customers
        recency += other.recency
        frequency += other.frequency
        money += other.money
    }
}
