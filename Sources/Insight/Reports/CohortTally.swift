/// What cohorts are made of, side by side: by cohort, then by months since.
struct CohortTally: Sendable {
    private let months: Int
    private var buyers: [Int]
    private var money: [Int128]

    init(months: Int) {
        self.months = months
        buyers = [Int](repeating: 0, count: months * months)
        money = [Int128](repeating: 0, count: months * months)
    }

    /// Somebody of a cohort bought in a month.
    @inline(__always)
    mutating func addBuyer(to cohort: Int, after age: Int) {
        buyers[cohort &* months &+ age] &+= 1
    }

    @inline(__always)
    mutating func add(_ minor: Int128, to cohort: Int, after age: Int) {
        money[cohort &* months &+ age] += minor
    }

    static func += (left: inout CohortTally, right: CohortTally) {
        for place in left.buyers.indices {
            left.buyers[place] += right.buyers[place]
            left.money[place] += right.money[place]
        }
    }

    func buyers(of cohort: Int, after age: Int) -> Int { buyers[cohort * months + age] }
    func money(of cohort: Int, after age: Int) -> Int128 { money[cohort * months + age] }
}
