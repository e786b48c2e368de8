import Columns
package import Shop

extension LiveBrand {
    /// Every buyer's value tier. Class, scores and F are those of the question.
    ///
    /// - Parameter stages: those of the question's day.
    package func values(
        _ question: RFMQuestion, stages: StageReport, settings: FigureSettings = FigureSettings(),
        standing: StandingFigures? = nil
    ) -> ValueReport {
        let day = question.today
        let everybody = rfm(question.by(question.rule.ofClasses), standing: standing)
        let quintiles = standing?.quintiles ?? RFMThresholds(.quintile, over: everybody.figures, on: day)
        var marks: [ID<Customer>: (frequency: Int, rfmClass: RFMClass, scores: RFMScores?)] = [:]
        marks.reserveCapacity(everybody.figures.count)
        for (figures, rfmClass) in zip(everybody.figures, everybody.classes) {
            marks[figures.customer] = (figures.frequency, rfmClass, quintiles?.mark(figures).scores)
        }
        let rhythms = rhythms(by: day, settings).byPart
        let service = service(by: day, rhythms)
        let carts = CartBook(self, through: day)
        let shop = standing?.shopReturns ?? returns(by: day)
        let rows = stages.rows.compactMap { row in
            let mark = marks[row.customer]
            let own = service[row.customer]
            return ValueReport.Row(
                row.customer,
                ValueFigures(
                    stage: row.stage, rfmClass: mark?.rfmClass, scores: mark?.scores, frequency: mark?.frequency ?? 0,
                    fewestStars: own?.fewestStars,
                    returnRate: own.flatMap {
                        $0.orders == 0
                            ? nil : ReturnRules.rate(Returns(orders: $0.orders, returned: $0.returned), shop: shop)
                    },
                    buysOnlyOnPromotionDays: own?.isOnPromotionsAlone ?? false,
                    hasUnpaidCart: carts.hasUnpaid(row.customer)))
        }
        return ValueReport(day: day, rows: rows, shopReturns: shop)
    }

    /// What service knows of one person by a day.
    struct Service {
        /// Orders that were paid for, whatever became of them.
        var orders = 0
        var returned = 0
        var fewestStars: Int?
        var isOnPromotionsAlone = false
    }

    /// The orders that were paid for by a day, and those that came back: what persons' return rates are shrunk to.
    func returns(by day: BrandDay) -> Returns {
        parts.reduce(Returns(orders: 0, returned: 0)) { sum, part in
            let own = services(of: part, by: Int32(clamping: day.number))
            return part.isRead.indices().reduce(sum) {
                $0 + Returns(orders: own[Int($1)].orders, returned: own[Int($1)].returned)
            }
        }
    }

    private func service(by day: BrandDay, _ rhythms: [[RhythmPass.Rhythm?]]) -> [ID<Customer>: Service] {
        var service: [ID<Customer>: Service] = [:]
        for (part, rhythms) in zip(parts, rhythms) {
            let own = services(of: part, by: Int32(clamping: day.number))
            for slot in 0..<part.slots where part.isRead[slot] {
                service[customer(part, slot)] = own[slot]
                service[customer(part, slot)]?.isOnPromotionsAlone = rhythms[slot]?.isOnPromotionsAlone ?? false
            }
        }
        return service
    }

    /// By slot.
    private func services(of part: LivePart, by last: Int32) -> [Service] {
        var own = [Service](repeating: Service(), count: part.slots)
        let isBack = BitMask(
            rows: part.orders.count, setting: part.givenBack.filter { part.areGoodsBack($0, by: last) }.map(\.row))
        for slot in 0..<part.slots where part.isRead[slot] {
            for row in part.rows(of: slot) where part.orders.days[row] <= last {
                guard part.state(of: row).contains(.isPaid) else { continue }
                own[slot].orders += 1
                if isBack[row] { own[slot].returned += 1 }
            }
        }
        for mark in part.unnamedReturns where mark.day <= last { own[Int(mark.slot)].returned += 1 }
        for review in part.reviews where review.day <= last {
            let fewest = own[Int(review.slot)].fewestStars ?? 5
            own[Int(review.slot)].fewestStars = min(fewest, Int(review.stars))
        }
        return own
    }
}
