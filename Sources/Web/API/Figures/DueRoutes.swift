import Access
import HTTPTypes
import Insight
import Operations
import Shop

/// Who is due to buy again.
enum DueRoutes {
    static let all: [Route] = [list]

    private enum Subject: String, Choice {
        case brand, product

        var subject: DueQuestion.Subject {
            switch self {
            case .brand: .whole
            case .product: .products
            }
        }
    }

    private struct DueQuery: Codable, Sendable {
        /// Any purchase of the brand, or each product.
        let by: Subject?
        /// Due within so many days; absent for everybody, those overdue too.
        let within: DayCount?
        let day: CalendarDay?
        let after: String?
        let limit: PageLimit?
    }

    private static let list = Route.read(
        "/brands/{brand}/due", "listDue", .figures,
        Phrase(en: "Who is due to buy again, the earliest first, in pages.", zh: "谁该复购了，最早到期的在前（分页）。"),
        query: DueQuery.self,
        ask: { call, query in
            ListDue(
                brand: call.brand, today: query.day?.day, withinDays: query.within?.number,
                subject: (query.by ?? .brand).subject, after: query.after, limit: query.limit.number)
        }, show: { answer, _ in DueBody(answer) })
}

/// A number of days from today on.
struct DayCount: BoundedNumber {
    static let bounds = 0...36_500
    static let example = 0
    let number: Int
}

/// A page of who is due.
struct DueBody: Codable, Sendable {
    struct Line: Codable, Sendable {
        let customer: String
        /// Masked.
        let name: String?
        /// Absent for a purchase of anything.
        let product: String?
        let productCode: String?
        let last: CalendarDay
        let cycleDays: Double
        /// The window is from `opens` to `due`.
        let opens: CalendarDay
        let due: CalendarDay
    }

    let day: CalendarDay
    let items: [Line]
    let next: String?
    let total: Int

    init(_ answer: ListDue.Answer) {
        day = CalendarDay(answer.question.today)
        items = answer.lines.map { line in
            Line(
                customer: line.customer, name: line.name, product: line.product?.title,
                productCode: line.product?.code, last: CalendarDay(line.row.last), cycleDays: line.row.cycle,
                opens: CalendarDay(line.row.opens), due: CalendarDay(line.row.due))
        }
        next = answer.next
        total = answer.total
    }
}
