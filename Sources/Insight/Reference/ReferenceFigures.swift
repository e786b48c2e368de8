package import Database
package import Shop

/// Every figure reckoned from the facts, plainly and slowly: what faster ways are checked against.
///
/// A figure of a day uses what is known now: facts that occurred by the end of that day, refunds dated by then. Everyone
/// is measured by `standing` where it is given; else thresholds and cycles are reckoned at once from the same facts.
package enum ReferenceFigures {
    /// Everybody's class or scores.
    package static func rfm(
        _ question: RFMQuestion, brand: Brand, standing: StandingFigures? = nil, in tx: ReadTransaction
    ) throws -> RFMReport {
        rfm(question, try PurchaseBook(brand: brand, through: question.today, in: tx), standing)
    }

    /// What stands for the question's day: reckoned from the facts that occurred before it began.
    package static func standing(
        _ question: RFMQuestion, brand: Brand, settings: FigureSettings = FigureSettings(), in tx: ReadTransaction
    ) throws -> StandingFigures {
        let book = try PurchaseBook(brand: brand, before: question.today.start(in: brand.timeZone), in: tx)
        let rhythms = Rhythms(book, try LineBook(brand: brand, in: tx), settings)
        let service = try ServiceBook(brand: brand, before: question.today.start(in: brand.timeZone), in: tx)
        return StandingFigures(
            question, over: book.figures(question), cycles: rhythms.cycles(on: question.today),
            shopReturns: service.shopReturns)
    }

    /// The cycles of brand, stores, categories and products.
    package static func cycles(
        on day: BrandDay, brand: Brand, settings: FigureSettings = FigureSettings(), in tx: ReadTransaction
    ) throws -> CycleReport {
        let book = try PurchaseBook(brand: brand, through: day, in: tx)
        return Rhythms(book, try LineBook(brand: brand, in: tx), settings).cycles(on: day)
    }

    /// Days that stand out and are not masked yet.
    package static func proposedPromotionDays(
        on day: BrandDay, brand: Brand, settings: FigureSettings = FigureSettings(), in tx: ReadTransaction
    ) throws -> [ProposedDay] {
        let book = try PurchaseBook(brand: brand, through: day, in: tx)
        let all = book.byCustomer.values.joined().map(\.day) + book.unclaimed.map(\.day)
        let orders = all.reduce(into: [BrandDay: Int]()) { $0[$1, default: 0] += 1 }
        return ProposedDay.all(orders, today: day, masked: settings.promotionDays)
    }

    /// Who is due to buy again.
    package static func due(
        _ question: DueQuestion, brand: Brand, settings: FigureSettings = FigureSettings(),
        standing: StandingFigures? = nil, in tx: ReadTransaction
    ) throws -> DueList {
        let book = try PurchaseBook(brand: brand, through: question.today, in: tx)
        let rhythms = Rhythms(book, try LineBook(brand: brand, in: tx), settings)
        let cycles = standing?.cycles ?? rhythms.cycles(on: question.today)
        return DueList(
            question,
            rows: book.buyers.flatMap { customer in
                switch question.subject {
                case .whole: rhythms.whole(of: customer, cycles).map { [$0] } ?? []
                case .products: rhythms.products(of: customer, cycles)
                }
            })
    }

    /// Everyone's stage, cycle and churn.
    package static func stages(
        on day: BrandDay, brand: Brand, settings: FigureSettings = FigureSettings(),
        standing: StandingFigures? = nil, in tx: ReadTransaction
    ) throws -> StageReport {
        let book = try PurchaseBook(brand: brand, through: day, in: tx)
        return try stages(on: day, book, settings, standing, in: tx)
    }

    /// Every buyer's value tier. Class, scores and F are those of the question.
    package static func values(
        _ question: RFMQuestion, brand: Brand, settings: FigureSettings = FigureSettings(),
        standing: StandingFigures? = nil, in tx: ReadTransaction
    ) throws -> ValueReport {
        let day = question.today
        let book = try PurchaseBook(brand: brand, through: day, in: tx)
        let service = try ServiceBook(brand: brand, before: book.end, in: tx)
        let shop = standing?.shopReturns ?? service.shopReturns
        let stages = try stages(on: day, book, settings, standing, in: tx)
        let classes = rfm(question.by(question.rule.ofClasses), book, standing)
        let scores = rfm(question.by(.quintile), book, standing).scores
        var byCustomer: [ID<Customer>: (RFMFigures, RFMClass, RFMScores)] = [:]
        for (index, figures) in classes.figures.enumerated() {
            byCustomer[figures.customer] = (figures, classes.classes[index], scores[index])
        }
        let rows = stages.rows.compactMap { row in
            let rfm = byCustomer[row.customer]
            let purchases = book.byCustomer[row.customer] ?? []
            return ValueReport.Row(
                row.customer,
                ValueFigures(
                    stage: row.stage, rfmClass: rfm?.1, scores: rfm?.2, frequency: rfm?.0.frequency ?? 0,
                    fewestStars: service.fewestStars[row.customer],
                    returnRate: service.returns[row.customer].flatMap {
                        ReturnRules.rate($0, shop: shop)
                    },
                    buysOnlyOnPromotionDays: !purchases.isEmpty
                        && purchases.allSatisfy { settings.promotionDays.contains($0.day) },
                    hasUnpaidCart: CartRules.isUnpaid(
                        service.cart[row.customer] ?? [], lastPurchaseAt: purchases.last?.at, at: book.end)))
        }
        return ValueReport(day: day, rows: rows, shopReturns: shop)
    }

    /// Who moved between classes, or scores, from an earlier day to the question's; each day has its own thresholds.
    package static func movement(
        from day: BrandDay, to question: RFMQuestion, brand: Brand, in tx: ReadTransaction
    ) throws -> MovementReport<RFMMark> {
        let before = try rfm(question.on(day), brand: brand, in: tx)
        let after = try rfm(question, brand: brand, in: tx)
        return MovementReport(from: day, to: question.today, before: before.byCustomer, after: after.byCustomer)
    }

    /// Who moved between stages; each day has its own cycles.
    package static func movement(
        from day: BrandDay, to later: BrandDay, brand: Brand, settings: FigureSettings = FigureSettings(),
        in tx: ReadTransaction
    ) throws -> MovementReport<Stage> {
        let before = try stages(on: day, brand: brand, settings: settings, in: tx)
        let after = try stages(on: later, brand: brand, settings: settings, in: tx)
        return MovementReport(from: day, to: later, before: before.byCustomer, after: after.byCustomer)
    }

    /// How many come back.
    package static func repurchase(
        _ question: RepurchaseQuestion, brand: Brand, in tx: ReadTransaction
    ) throws -> RepurchaseReport {
        let book = try PurchaseBook(brand: brand, through: question.today, in: tx)
        let marks = book.buyers.map { RepurchaseMarks(book.days(of: $0), question) }
        return RepurchaseReport(question, marks, coverage: book.coverage(question.isInPeriod))
    }

    package static func revenue(
        weeks count: Int, until today: BrandDay, brand: Brand, in tx: ReadTransaction
    ) throws -> RevenueReport {
        let book = try PurchaseBook(brand: brand, through: today, in: tx)
        var report = RevenueReport(count, until: today, in: brand.currency)
        for purchases in book.byCustomer.values {
            for purchase in purchases where purchase.day >= report.weeks[0].start {
                report.add(
                    purchase.netMinor, on: purchase.day.number, isFirst: purchase.day == purchases.first?.day)
            }
        }
        return report
    }

    private static func rfm(
        _ question: RFMQuestion, _ book: PurchaseBook, _ standing: StandingFigures?
    ) -> RFMReport {
        RFMReport(
            question, currency: book.brand.currency, figures: book.figures(question),
            thresholds: standing?.thresholds(question.rule), coverage: book.coverage(question.covers))
    }

    private static func stages(
        on day: BrandDay, _ book: PurchaseBook, _ settings: FigureSettings, _ standing: StandingFigures?,
        in tx: ReadTransaction
    ) throws -> StageReport {
        let rhythms = Rhythms(book, nil, settings)
        let cycles = standing?.cycles ?? rhythms.cycles(on: day)
        let people = try KnownPeople.seen(brand: book.brand, before: book.end, in: tx).union(book.buyers)
        let rows = people.sorted().map { customer in
            let days = book.days(of: customer)
            let span = days.first.flatMap { first in
                days.last.map { PurchaseSpan(first: first, last: $0, today: day) }
            }
            return StageReport.Row(
                customer, span: span, cycle: rhythms.whole(of: customer, cycles)?.cycle ?? cycles.brandParent,
                bounds: settings.stages)
        }
        let cooling = Set(rows.filter { $0.stage == .cooling }.map(\.customer))
        let lastYear = book.figures(RFMQuestion(today: day, countsFreight: settings.countsFreight)).filter {
            cooling.contains($0.customer)
        }
        let atRisk = lastYear.reduce(Int128(0)) { $0 + Int128($1.spentMinor) }
        return StageReport(
            day: day, rows: rows, valueAtRisk: Money(minor: Int64(clamping: atRisk), book.brand.currency),
            coverage: book.coverage { $0 <= day })
    }
}
