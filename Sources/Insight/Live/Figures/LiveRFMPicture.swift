import Columns
import Shop

extension LiveBrand {
    /// The eight classes, and how scores lie together, by thresholds reckoned for the question's day.
    ///
    /// - Complexity: one pass over the orders; nobody is sorted.
    package func rfmPicture(_ question: RFMQuestion) -> RFMPicture {
        let day = question.today
        let purchases = purchases(byEach: [day])
        let everybody = zip(parts, purchases).map { RFMDays($0, $1, question).everybody() }
        let rules = [question.rule.ofClasses, .quintile]
        let thresholds = Cores.map(2) { RFMThresholds(rules[$0], over: everybody, place: 0, of: 1, on: day) }
        var tally = RFMPictureTally()
        if let classes = thresholds[0], let quintiles = thresholds[1] {
            for (part, own) in zip(parts, everybody) {
                for share in part.eachShare({ Self.tally(own[$0], classes, quintiles) }) { tally += share }
            }
        }
        return RFMPicture(
            question, tally, currency: brand.currency, thresholds: thresholds[0], quintiles: thresholds[1],
            coverage: coverage(
                purchases.map(\.orders), from: question.windowDays.map { day.adding(days: 1 - $0) }, by: day))
    }

    private static func tally(
        _ everybody: ArraySlice<RFMDays.Own>, _ classes: RFMThresholds, _ quintiles: RFMThresholds
    ) -> RFMPictureTally {
        var tally = RFMPictureTally()
        for own in everybody where own.frequency > 0 {
            let figures = own.figures
            guard case .rfmClass(let rfmClass) = classes.mark(figures), let scores = quintiles.mark(figures).scores
            else { continue }
            tally.add(rfmClass, scores, spent: own.spentMinor)
        }
        return tally
    }
}
