import Insight
import Operations

/// Purchase cycles on a day.
struct CyclesBody: Codable, Sendable {
    struct Whole: Codable, Sendable {
        let days: Double
        let intervals: Int
        let persons: Int

        init(_ cycle: Cycle) {
            days = cycle.days
            intervals = cycle.intervals
            persons = cycle.persons
        }
    }

    struct Line: Codable, Sendable {
        let name: String
        /// A product's.
        let code: String?
        /// Whether the days are of one unit.
        let isPerUnit: Bool
        let cycle: Whole
    }

    /// A day that stands out, and is not masked yet.
    struct Proposed: Codable, Sendable {
        let day: CalendarDay
        let orders: Int
        /// Of the days round it.
        let medianOrders: Double
    }

    let day: CalendarDay
    let by: ReportCycles.Scope
    /// Of everything; absent while nobody has bought twice.
    let brand: Whole?
    /// Those with most intervals first.
    let items: [Line]
    let total: Int
    let proposedDays: [Proposed]

    init(_ answer: ReportCycles.Answer, by scope: ReportCycles.Scope, most: Int) {
        day = CalendarDay(answer.day)
        by = scope
        brand = answer.brand.map { Whole($0) }
        items = answer.rows.prefix(most).map { row in
            Line(name: row.name, code: row.code, isPerUnit: row.isPerUnit, cycle: Whole(row.cycle))
        }
        total = answer.rows.count
        proposedDays = answer.proposed.map {
            Proposed(day: CalendarDay($0.day), orders: $0.orders, medianOrders: $0.medianOrders)
        }
    }
}
