package import Shop

/// What is due: everything, or each product.
package enum DueSubject: Hashable, Sendable, Comparable {
    /// Any purchase of the brand.
    case whole
    case product(ID<Product>)
}

/// Who is due to buy again, asked on a day.
package struct DueQuestion: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        case whole
        /// Each product that a person has bought.
        case products
    }

    package let today: BrandDay
    /// Due today or within so many days; nil for everybody, those overdue too.
    package let withinDays: Int?
    package let subject: Subject

    package init(today: BrandDay, withinDays: Int?, subject: Subject) {
        self.today = today
        self.withinDays = withinDays
        self.subject = subject
    }

    package func covers(_ due: BrandDay) -> Bool {
        withinDays.map { due >= today && due.number - today.number <= $0 } ?? true
    }
}

/// Who is due to buy again, and when.
package struct DueList: Sendable, Equatable {
    package struct Row: Sendable, Equatable {
        package let customer: ID<Customer>
        package let subject: DueSubject
        package let last: BrandDay
        /// The person's cycle, in days for what was last bought.
        package let cycle: Double
        /// The repurchase window is from `opens` to `due`.
        package let opens: BrandDay
        package let due: BrandDay

        package init(_ customer: ID<Customer>, _ subject: DueSubject, last: BrandDay, cycle: Double) {
            self.customer = customer
            self.subject = subject
            self.last = last
            self.cycle = cycle
            let window = RepurchaseWindow(cycle: cycle)
            opens = window.opens(after: last)
            due = window.due(after: last)
        }
    }

    package let question: DueQuestion
    /// By due day, then customer, then product.
    package let rows: [Row]

    /// - Parameter rows: of everybody; those that the question asks for are taken.
    package init(_ question: DueQuestion, rows: [Row]) {
        self.question = question
        self.rows = rows.filter { question.covers($0.due) }.sorted {
            ($0.due, $0.customer, $0.subject) < ($1.due, $1.customer, $1.subject)
        }
    }
}
