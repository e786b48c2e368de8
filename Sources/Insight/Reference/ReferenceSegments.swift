package import Database
import Facts
import Segments
package import Shop

/// Segments answered plainly, person by person, over values read from the facts: what the columns are compared with.
package enum ReferenceSegments {
    /// Who is in a segment on its day.
    package static func members(
        _ question: SegmentQuestion, brand: Brand, in tx: ReadTransaction
    ) throws -> SegmentMembers {
        let day = question.today
        let book = try PersonBook(
            brand: brand, through: day, stores: question.stores, settings: question.settings, in: tx)
        let stages = try ReferenceFigures.stages(
            on: day, brand: brand, settings: question.settings, standing: question.standing, in: tx)
        let everyone = stages.rows.map(\.customer)
        var persons: [ID<Customer>: PersonFacts] = [:]
        for customer in everyone { persons[customer] = book.byCustomer[customer] ?? PersonFacts() }
        let values = try reckon(question, brand, stages, &persons, in: tx)
        var figures = DayFigures(today: day, currency: brand.currency)
        figures.shopOrders = values.shopReturns.orders
        figures.shopReturned = values.shopReturns.returned
        let evaluator = { (person: PersonFacts) in SegmentEvaluator(person, on: figures) }
        let thresholds = Set(
            question.everyClause.compactMap { clause -> Threshold? in
                guard case .number(let clause) = clause else { return nil }
                return Threshold(of: clause)
            })
        var reckoned: [Threshold: Ratio] = [:]
        for threshold in thresholds {
            let all = everyone.compactMap { persons[$0].flatMap { evaluator($0).value(for: threshold) } }
            reckoned[threshold] = threshold.figure(over: all)
        }
        figures.thresholds = reckoned
        let erased = Set(try ErasedPeople.all(brand: brand.id, in: tx).map { ID<Customer>($0) })
        // Whoever was erased answers no clause, not even what is denied of them.
        let members = everyone.filter { customer in
            guard !erased.contains(customer), var person = persons[customer] else { return false }
            person.segments = SegmentEvaluator.segments(of: person, on: figures, among: question.definitions)
            return SegmentEvaluator(person, on: figures).holds(question.segment)
        }
        return SegmentMembers(day: day, members: members, known: everyone.count)
    }

    /// Puts what is reckoned over everybody to each person.
    private static func reckon(
        _ question: SegmentQuestion, _ brand: Brand, _ stages: StageReport,
        _ persons: inout [ID<Customer>: PersonFacts], in tx: ReadTransaction
    ) throws -> ValueReport {
        let (settings, standing) = (question.settings, question.standing)
        for row in stages.rows { persons[row.customer]?.reckoned.take(row, on: question.today) }
        let classes = try ReferenceFigures.rfm(
            question.rfm.by(question.rfm.rule.ofClasses), brand: brand, standing: standing, in: tx)
        for (figures, rfmClass) in zip(classes.figures, classes.classes) {
            persons[figures.customer]?.reckoned.rfm = RFMCode(rfmClass)
        }
        let scores = try ReferenceFigures.rfm(question.rfm.by(.quintile), brand: brand, standing: standing, in: tx)
        for (figures, scores) in zip(scores.figures, scores.scores) {
            persons[figures.customer]?.reckoned.scores = [
                .r: scores.recency, .f: scores.frequency, .m: scores.money,
            ]
        }
        let values = try ReferenceFigures.values(
            question.rfm, brand: brand, settings: settings, standing: standing, in: tx)
        for row in values.rows { persons[row.customer]?.reckoned.value = row.tier }
        let products = Dictionary(
            uniqueKeysWithValues: try Products.all(brand: brand.id, in: tx).map { ($0.id, ProductFact($0)) })
        let due = try ReferenceFigures.due(
            DueQuestion(today: question.today, withinDays: nil, subject: .products), brand: brand, settings: settings,
            standing: standing, in: tx)
        for row in due.rows {
            guard case .product(let id) = row.subject, let product = products[id] else { continue }
            persons[row.customer]?.reckoned.dueProducts.append(DueFact(product, on: row.due))
        }
        return values
    }
}

extension ReckonedFacts {
    mutating func take(_ row: StageReport.Row, on today: BrandDay) {
        stage = row.stage
        guard let span = row.span, let churn = row.churn else { return }
        lapse = Lapse(churn)
        cycle = Millionths(Int64((row.cycle * 1_000_000).rounded()))
        due = RepurchaseWindow(cycle: row.cycle).due(after: today.adding(days: -span.daysSinceLast))
    }
}
