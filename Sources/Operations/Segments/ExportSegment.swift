package import Access
import Customers
import Database
package import Insight
package import Segments
package import Shop

/// Everybody in a segment, with what a list for a colleague or another program needs. Personal values are masked unless
/// somebody who may reveal them asks otherwise.
package struct ExportSegment: BrandOperation {
    package static let permission = Permission.exportCustomers
    package static let audited = Audited.answer(.customersExported)

    package struct Row: Sendable {
        package let line: SegmentLine
        /// Unmasked; empty unless that was asked for.
        package let revealed: [PersonalValue]
        package let stage: Stage
        /// By the brand's own RFM question; nil without a purchase in its window.
        package let rfmClass: RFMClass?
        /// Of all time.
        package let purchases: Int
        /// Net, of all time.
        package let spent: Money
        package let firstOrder: BrandDay?
        package let lastOrder: BrandDay?
    }

    package struct Answer: Sendable {
        package let segment: Segment
        package let day: BrandDay
        /// In the order of customers.
        package let rows: [Row]
        package let labels: LabelSet
        package let isUnmasked: Bool
    }

    package static func audited(_ output: Answer) -> AuditedAnswer {
        AuditedAnswer(note: "segment \(output.rows.count)" + (output.isUnmasked ? " unmasked" : ""))
    }

    private let text: String
    package let brand: String?
    private let today: BrandDay?
    private let isUnmasked: Bool
    private let path: String?

    /// - Parameters:
    ///   - text: a saved segment's name, or a segment.
    ///   - path: where the list will lie, so that whoever is erased can be erased from it; nil for nowhere.
    ///   - isUnmasked: takes the permission to reveal customers as well.
    package init(
        _ text: String, brand: String?, today: BrandDay? = nil, isUnmasked: Bool = false, to path: String? = nil
    ) {
        self.path = path
        self.text = text
        self.brand = brand
        self.today = today
        self.isUnmasked = isUnmasked
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        if isUnmasked { try rights.demand(.revealCustomers, in: brand.id) }
        let desk = try await SegmentDesk(text, brand: brand, today: today, in: installation, at: now)
        let lines = SegmentLines(installation, brand: desk.figures.brand.id)
        let (live, day) = (desk.figures.live, desk.figures.today)
        let rfm = RFMChoice().question(on: day, desk.figures.settings)
        let standing = try await desk.figures.standing(rfm, in: installation, at: now)
        let rows = try await installation.database.read { tx in
            let members = live.members(desk.question).members
            let figures = MemberFigures(
                of: MemberSet(members), live, rfm, settings: desk.figures.figures, standing: standing)
            let revealed = RevealedValues(installation, brand: desk.figures.brand.id)
            return try zip(members, try lines.of(members, in: tx)).map { member, line in
                figures.row(of: member, line, isUnmasked ? try revealed.reaching(member, in: tx) : [])
            }
        }
        if let path {
            try await installation.database.write { tx in
                try WrittenFiles.note(
                    WrittenFile(path, .customers, brand: brand.id, on: .this, by: installation.history), at: now, in: tx
                )
            }
        }
        return Answer(
            segment: desk.question.segment, day: day, rows: rows, labels: desk.figures.settings.labelSet,
            isUnmasked: isUnmasked)
    }
}

/// What a list says of each member.
private struct MemberFigures {
    private let day: BrandDay
    private let currency: Currency
    private var stages: [ID<Customer>: StageReport.Row] = [:]
    private var classes: [ID<Customer>: RFMClass] = [:]
    private var bought: [ID<Customer>: RFMFigures] = [:]

    init(
        of members: MemberSet, _ live: LiveBrand, _ rfm: RFMQuestion, settings: FigureSettings,
        standing: StandingFigures
    ) {
        (day, currency) = (rfm.today, live.brand.currency)
        for row in live.stages(on: rfm.today, settings: settings, standing: standing).rows
        where members.contains(row.customer) { stages[row.customer] = row }
        let report = live.rfm(rfm.by(rfm.rule.ofClasses), standing: standing)
        for (figures, rfmClass) in zip(report.figures, report.classes) where members.contains(figures.customer) {
            classes[figures.customer] = rfmClass
        }
        let allTime = RFMQuestion(today: rfm.today, windowDays: nil, countsFreight: rfm.countsFreight)
        for figures in live.rfm(allTime).figures where members.contains(figures.customer) {
            bought[figures.customer] = figures
        }
    }

    func row(
        of customer: ID<Customer>, _ line: SegmentLine, _ revealed: [PersonalValue]
    ) -> ExportSegment.Row {
        let (stage, own) = (stages[customer], bought[customer])
        return ExportSegment.Row(
            line: line, revealed: revealed, stage: stage?.stage ?? .prospect, rfmClass: classes[customer],
            purchases: own?.frequency ?? 0,
            spent: Money(minor: own?.spentMinor ?? 0, currency),
            firstOrder: stage?.span.map { day.adding(days: -$0.daysSinceFirst) },
            lastOrder: stage?.span.map { day.adding(days: -$0.daysSinceLast) })
    }
}
