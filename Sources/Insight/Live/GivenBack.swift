/// What was given back on one order: few orders have any of it.
struct GivenBack: Sendable {
    /// The row of the order; those of one part ascend.
    var row: Int32
    /// Since when the order tells its total.
    let totalDay: Int32
    /// What the order itself tells as given back in all: minor units of its own currency.
    let total: Int64
    /// Where the records that name it lie among the part's.
    var firstRecord: Int32 = 0
    var recordCount: Int32 = 0

    /// What the order itself told as given back by the end of a day.
    ///
    /// - Parameter steps: what its versions told one after the other; empty when one did.
    func told(by day: Int32, _ steps: [GivenBackHistory.Step]) -> Int64 {
        guard total > 0, totalDay > day else { return total }
        // A total corrected to less since then was never more.
        return min(steps.last { $0.day <= day }?.amount ?? 0, total)
    }

    /// The same with the records that name the order, whichever is more.
    func refunded(by day: Int32, _ history: GivenBackHistory?) -> Int64 {
        guard let history else { return told(by: day, []) }
        return max(told(by: day, history.steps), GivenBackHistory.sum(of: history.records[...], by: day))
    }
}

/// What an order tells beside one total: several steps, records of their own, an amount paid in another currency.
struct GivenBackHistory: Sendable {
    struct Step: Sendable {
        let day: Int32
        let amount: Int64
    }

    struct Record: Sendable {
        /// Zero in another currency than the order's: that takes nothing off.
        let amount: Int64
        let day: Int32
        let bringsGoodsBack: Bool
    }

    /// In the order's own currency; nil for one in the brand's, where the column has it.
    var foreignPaid: Int64?
    /// What the order's versions told one after the other; empty when there is one alone.
    var steps: [Step] = []
    /// In the order of their ids.
    var records: [Record] = []

    static func sum(of records: ArraySlice<Record>, by day: Int32) -> Int64 {
        var sum: Int64 = 0
        for record in records where record.day <= day {
            let (more, isOver) = sum.addingReportingOverflow(record.amount)
            sum = isOver ? .max : more
        }
        return sum
    }
}
