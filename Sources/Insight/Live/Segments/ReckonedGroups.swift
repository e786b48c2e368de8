import Columns
import Segments
import Shop

/// The columns of a part, group by group.
extension ReckonedPass {
    func marks(by yardsticks: Yardsticks) -> Column<UInt16> {
        part.withView(part.purchases) { view in
            Column(rows: part.part.slots, beginning: { _ in beside() }) { beside, slot in
                guard let figures = figures(slot, view, &beside) else { return 0 }
                return ReckonedColumns.Mark(
                    rfmClass(figures, yardsticks), yardsticks.quintiles?.mark(figures).scores
                ).code
            }
        }
    }

    private func rfmClass(_ figures: RFMFigures, _ yardsticks: Yardsticks) -> RFMClass? {
        switch yardsticks.classes?.mark(figures) {
        case .rfmClass(let rfmClass): rfmClass
        case .scores, nil: nil
        }
    }

    /// Cycles, stages and due days.
    func stages(by yardsticks: Yardsticks, into columns: inout ReckonedColumns) {
        let parent = yardsticks.parent ?? CycleRules.lastResort
        let slots = part.part.slots
        let cycles = part.part.orders.days.withUnsafeBuffer { days in
            Column<Int64>(rows: slots) { slot in
                rhythms.rhythm(of: slot, days).map { Int64(($0.cycle(parent: parent) * 1_000_000).rounded()) } ?? 0
            }
        }
        columns.cycles = cycles
        let purchases = part.columns.purchases(of: part)
        let (first, last) = (purchases.first, purchases.last)
        columns.stages = Column(rows: slots) { slot in
            guard cycles[slot] > 0 else { return UInt8(Stage.prospect.place) }
            let cycle = Double(cycles[slot]) / 1_000_000
            let span = PurchaseSpan(
                daysSinceFirst: Int(part.day - first[slot]), daysSinceLast: Int(part.day - last[slot]))
            let stage = StageRules.stage(of: span, cycle: cycle, bounds: settings.stages)
            let lapse = Lapse(Churn(daysSinceLast: span.daysSinceLast, cycle: cycle))
            return UInt8(stage.place | (lapse.place + 1) << 4)
        }
        columns.dueDays = Column(rows: slots) { slot in
            guard cycles[slot] > 0 else { return .min }
            let window = RepurchaseWindow(cycle: Double(cycles[slot]) / 1_000_000)
            return Int32(clamping: window.due(after: BrandDay(number: Int(last[slot]))).number)
        }
    }

    /// - Parameter stages: of the same day.
    func tiers(
        by yardsticks: Yardsticks, stages: Column<UInt8>, _ live: LiveBrand
    ) -> Column<UInt8> {
        let shop = yardsticks.shop ?? Returns(orders: 0, returned: 0)
        let (unsettled, reviews): (UInt8, ReviewList) = (0x80, part.reviews)
        let tiers = part.part.orders.days.withUnsafeBuffer { days in
            part.withView(part.purchases) { view in
                Column<UInt8>(rows: part.part.slots, beginning: { _ in beside() }) { beside, slot in
                    let stage = Stage.every[Int(stages[slot] & 15)]
                    var own = ValueFigures(stage: stage, rfmClass: nil, scores: nil, frequency: 0)
                    if stage == .new || stage == .active || stage == .cooling {
                        let figures = figures(slot, view, &beside)
                        own.rfmClass = figures.flatMap { rfmClass($0, yardsticks) }
                        own.scores = figures.flatMap { yardsticks.quintiles?.mark($0).scores }
                        own.frequency = figures?.frequency ?? 0
                        own.fewestStars = fewestStars(slot, in: reviews)
                        own.returnRate = ReturnRules.rate(returns(slot, view, &beside), shop: shop)
                        own.buysOnlyOnPromotionDays = rhythms.rhythm(of: slot, days)?.isOnPromotionsAlone ?? false
                    }
                    guard let tier = ValueRules.tier(own) else { return 0 }
                    own.hasUnpaidCart = true
                    return UInt8(tier.place + 1) | (ValueRules.tier(own) == tier ? 0 : unsettled)
                }
            }
        }
        let open = tiers.mask(where: .atLeast(unsettled)) & part.part.isRead
        let unpaid = CartBook.unpaid(
            live, part.part, among: open, part.purchases, through: BrandDay(number: Int(part.day)))
        return Column(rows: tiers.count) { slot in
            unpaid[slot] ? UInt8(ValueTier.potential.place + 1) : tiers[slot] & ~unsettled
        }
    }
}
