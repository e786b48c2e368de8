import Columns
import Shop

extension LiveBrand {
    /// How many come back.
    package func repurchase(_ question: RepurchaseQuestion) -> RepurchaseReport {
        repurchase([question])[0]
    }

    /// The same on several days, each as if it were asked alone.
    ///
    /// - Complexity: one pass over the orders for all of them.
    package func repurchase(_ questions: [RepurchaseQuestion]) -> [RepurchaseReport] {
        var tallies = [RepurchaseTally](repeating: RepurchaseTally(), count: questions.count)
        var coverages = [Coverage](repeating: .nothing, count: questions.count)
        for part in parts {
            // As many questions as there are bits for them.
            for some in questions.indices.inRuns(of: RepurchasePass.mostQuestions) {
                let found = RepurchasePass(part, Array(questions[some])).reckon()
                for (place, own) in zip(some, found) {
                    tallies[place] += own.tally
                    coverages[place] += own.coverage
                }
            }
        }
        return questions.indices.map { place in
            let question = questions[place]
            let ofNobody = unclaimedCoverage(by: question.today, question.isInPeriod)
            return RepurchaseReport(question, tallies[place], coverage: coverages[place] + ofNobody)
        }
    }
}

extension Range<Int> {
    /// Neighbours in runs of at most so many.
    fileprivate func inRuns(of length: Int) -> [Range<Int>] {
        stride(from: lowerBound, to: upperBound, by: length).map { $0..<Swift.min($0 + length, upperBound) }
    }
}
