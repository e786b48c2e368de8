package import Access
import Database
package import Insight
package import Shop

/// What the masked days do to the cycles of a brand: with them, without any, and with others that somebody thinks of.
package struct ReportMasking: BrandOperation {
    package static let permission = Permission.readFigures

    /// One scope's cycles; nil where no interval is left.
    package struct Effect: Sendable {
        package let masked: Cycle?
        package let unmasked: Cycle?
        /// With the days tried; nil too where none were.
        package let tried: Cycle?
    }

    package struct Line: Sendable {
        package let name: String
        /// The product's code; nil for other scopes.
        package let code: String?
        package let isPerUnit: Bool
        package let effect: Effect
    }

    package struct Answer: Sendable {
        package let day: BrandDay
        package let brand: Effect
        /// Those with most intervals first.
        package let lines: [Line]
        /// The brand's own.
        package let days: PromotionDays
        /// Days that stand out and are not masked yet.
        package let proposed: [ProposedDay]
    }

    package let brand: String?
    private let today: BrandDay?
    private let scope: ReportCycles.Scope
    private let tried: PromotionDays?

    /// - Parameter tried: days to mask in place of the brand's own; nil for none to be tried.
    package init(
        brand: String?, today: BrandDay? = nil, by scope: ReportCycles.Scope = .category,
        trying tried: PromotionDays? = nil
    ) {
        self.brand = brand
        self.today = today
        self.scope = scope
        self.tried = tried
    }

    package func run(
        on brand: Brand, by rights: Rights, in installation: Installation, at now: Instant
    ) async throws -> Answer {
        let (desk, stores) = try await FigureDesk.open(
            brand, today: today, isMeasured: false, in: installation, at: now
        ) { try Stores.all(of: brand.id, in: $0) }
        let asked = MaskingAsked(scope: scope, tried: tried)
        let found = await installation.figureShelf.answer(asked, on: desk, at: now)
        let names = CycleNames(desk.live, stores: stores)
        // Without masks every interval is there: whoever has a cycle has it here.
        let rows = found.unmasked.rows.sorted { ($1.cycle.intervals, $0.scope) < ($0.cycle.intervals, $1.scope) }
        let lines = rows.compactMap { row in
            names.named(row).map { named in
                Line(
                    name: named.name, code: named.code, isPerUnit: named.isPerUnit,
                    effect: found.effect(on: row.scope))
            }
        }
        return Answer(
            day: desk.today, brand: found.effect(on: .brand), lines: lines, days: desk.figures.promotionDays,
            proposed: found.proposed)
    }
}

private struct MaskingAsked: KeptQuestion {
    struct Found: Sendable {
        let masked: CycleReport
        let unmasked: CycleReport
        let tried: CycleReport?
        let proposed: [ProposedDay]

        func effect(on scope: CycleScope) -> ReportMasking.Effect {
            ReportMasking.Effect(
                masked: masked.cycle(of: scope), unmasked: unmasked.cycle(of: scope), tried: tried?.cycle(of: scope))
        }
    }

    let scope: ReportCycles.Scope
    let tried: PromotionDays?

    func reckon(on desk: FigureDesk) -> Found {
        func cycles(_ days: PromotionDays) -> CycleReport {
            var settings = desk.figures
            settings.promotionDays = days
            return desk.live.cycles(on: desk.today, settings: settings, levels: [scope.level])
        }
        return Found(
            masked: cycles(desk.figures.promotionDays), unmasked: cycles(.none), tried: tried.map(cycles),
            proposed: desk.live.proposedPromotionDays(on: desk.today, settings: desk.figures))
    }
}
