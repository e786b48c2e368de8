/// The pages to think on: classes, stages, cycles and cohorts.
enum InsightPages {
    static let all: [PageRoute] = [RFMPages.all, StagePages.all, CyclePages.all, CohortPages.all].flatMap(\.self)
}
