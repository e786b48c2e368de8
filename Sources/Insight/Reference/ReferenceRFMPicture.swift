package import Database
package import Shop

extension ReferenceFigures {
    /// The eight classes, and how scores lie together.
    package static func rfmPicture(
        _ question: RFMQuestion, brand: Brand, in tx: ReadTransaction
    ) throws -> RFMPicture {
        let classes = try rfm(question.by(question.rule.ofClasses), brand: brand, in: tx)
        let scores = try rfm(question.by(.quintile), brand: brand, in: tx)
        var tally = RFMPictureTally()
        for (figures, (rfmClass, scores)) in zip(classes.figures, zip(classes.classes, scores.scores)) {
            tally.add(rfmClass, scores, spent: figures.spentMinor)
        }
        return RFMPicture(
            question, tally, currency: brand.currency, thresholds: classes.thresholds, quintiles: scores.thresholds,
            coverage: classes.coverage)
    }
}
