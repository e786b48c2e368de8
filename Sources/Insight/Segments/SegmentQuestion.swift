package import Segments
package import Shop

/// A segment with everything that its answer hangs on beside facts.
package struct SegmentQuestion: Sendable {
    package private(set) var segment: Segment
    /// The segments that `in segment` may name.
    package let definitions: [String: Segment]
    /// Of the brand: what a store is called, and what it stands on.
    package let stores: [Store]
    /// How classes and scores are reckoned, and on which day everything is.
    package private(set) var rfm: RFMQuestion
    package let settings: FigureSettings
    /// What stands for the day; reckoned at once where it is nil.
    package private(set) var standing: StandingFigures?
    /// What relative clauses are held against, as far as it stands for the day; the rest is reckoned at once.
    package private(set) var thresholds: KnownThresholds

    package init(
        _ segment: Segment, definitions: [String: Segment] = [:], stores: [Store], rfm: RFMQuestion,
        settings: FigureSettings = FigureSettings(), standing: StandingFigures? = nil,
        thresholds: KnownThresholds = KnownThresholds()
    ) {
        self.segment = segment
        self.definitions = definitions
        self.stores = stores
        self.rfm = rfm
        self.settings = settings
        self.standing = standing
        self.thresholds = thresholds
    }

    package var today: BrandDay { rfm.today }

    /// Whether a clause hangs on what stands for the day: on a class, a stage, a tier, a return rate or what is due.
    package var isMeasured: Bool {
        everyClause.contains { clause in
            clause.needsDueProducts || SegmentNeed.allCases.contains { clause.needs($0) }
        }
    }

    /// What its relative clauses, and those of the segments that it names, are held against.
    package var everyThreshold: Set<Threshold> {
        Set(
            everyClause.compactMap { clause in
                guard case .number(let clause) = clause else { return nil }
                return Threshold(of: clause)
            })
    }

    /// The same question with what stands for its day.
    package func standing(_ standing: StandingFigures) -> SegmentQuestion {
        var question = self
        question.standing = standing
        return question
    }

    /// The same question with thresholds that stand for its day.
    package func standing(_ thresholds: KnownThresholds) -> SegmentQuestion {
        var question = self
        question.thresholds = thresholds
        return question
    }

    /// The same question of another segment.
    package func of(_ segment: Segment) -> SegmentQuestion {
        var question = self
        question.segment = segment
        return question
    }

    /// The same question on another day; what stands for the first day stands for it alone.
    func on(_ day: BrandDay) -> SegmentQuestion {
        guard day != today else { return self }
        var question = self
        question.rfm = rfm.on(day)
        question.standing = nil
        question.thresholds = KnownThresholds()
        return question
    }
}

/// Who is in a segment.
package struct SegmentMembers: Sendable, Equatable {
    package let day: BrandDay
    /// In the order of customers.
    package let members: [ID<Customer>]
    /// How many customers the brand knew by the day, members or not.
    package let known: Int

    package init(day: BrandDay, members: [ID<Customer>], known: Int) {
        self.day = day
        self.members = members
        self.known = known
    }
}
