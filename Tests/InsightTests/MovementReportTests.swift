import Insight
import Shop
import Testing

struct MovementReportTests {
    @Test func everybodyIsCountedOnceFromWhereToWhere() {
        let report = MovementReport<Stage>(
            from: BrandDay(number: 1), to: BrandDay(number: 2),
            before: [ID(1): .active, ID(2): .active, ID(3): .prospect, ID(4): .lost],
            after: [ID(1): .cooling, ID(2): .cooling, ID(3): .new, ID(5): .new, ID(6): .prospect])
        #expect(
            report.cells.map { "\($0.from?.rawValue ?? "-") \($0.to?.rawValue ?? "-") \($0.customers)" } == [
                "- prospect 1", "- new 1", "prospect new 1", "active cooling 2", "lost - 1",
            ])
        #expect(report.customers(from: .active, to: .cooling) == 2)
        #expect(report.customers(from: nil, to: .new) == 1)
        #expect(report.customers(from: .lost, to: nil) == 1)
        #expect(report.customers(from: .lost, to: .new) == 0)
    }
}
