/// What was given back on one order: few orders have any of it.
struct GivenBack: Sendable {
    /// The row of the order; those of one part ascend.
    var row: Int32
    /// Since when the order tells its total.
    let totalDay: Int32
    /// What the order itself tells as given back in all: minor units of its own currency.
    let total: Int64
    /// The place of its `GivenBackHistory`; -1 without one.
    var history: Int32 = -1

    /// Everything given back by the end of a day: the order's own total, or the records that name it, whichever is more.
    func refunded(by day: Int32, _ history: GivenBackHistory?) -> Int64 {
        var told = total
        if total > 0, totalDay > day {
            // A total corrected to less since then was never more.
            told = min(history?.steps.last { $0.day <= day }?.amount ?? 0, total)
        }
        return max(told, history?.recorded(by: day) ?? 0)
    }
}

/// What an order tells beside one total: several steps, records of their own, an amount paid in another currency.
struct GivenBackHistory: Sendable {
    struct Step: Sendable {
        let day: Int32
        let amount: Int64
    }

    struct Record: Sendable {
        let day: Int32
        /// Zero in another currency than the order's: that takes nothing off.
        let amount: Int64
        let bringsGoodsBack: Bool
    }

    /// In the order's own currency; nil for one in the brand's, where the column has it.
    var foreignPaid: Int64?
    /// What the order's versions told one after the other; empty when there is one alone.
    var steps: [Step] = []
    /// In the order of their ids.
    var records: [Record] = []

    func recorded(by day: Int32) -> Int64 {
        var sum: Int64 = 0
        for record in records where record.day <= day {
            let (more, isOver) = sum.addingReportingOverflow(record.amount)
            sum = isOver ? .max : more
        }
        return sum
    }
}
