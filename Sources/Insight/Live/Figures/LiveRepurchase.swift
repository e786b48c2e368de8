import Columns
import Shop

extension LiveBrand {
    /// How many come back.
    package func repurchase(_ question: RepurchaseQuestion) -> RepurchaseReport {
        var marks: [RepurchaseMarks] = []
        var days: [BrandDay] = []
        for part in parts {
            let purchases = part.purchases(by: Int32(clamping: question.today.number))
            for slot in 0..<part.slots where part.isRead[slot] {
                days.removeAll(keepingCapacity: true)
                for row in part.rows(of: slot) where purchases[row] {
                    let day = BrandDay(number: Int(part.orders.days[row]))
                    if days.last != day { days.append(day) }
                }
                if !days.isEmpty { marks.append(RepurchaseMarks(days, question)) }
            }
        }
        return RepurchaseReport(
            question, marks, coverage: coverage(by: question.today, question.isInPeriod))
    }
}
