import Shop

/// What everybody is measured by on a day: what stands for it, else what is reckoned over everybody at once. Nil is what
/// nobody asks for, and what cannot be told as nobody bought.
struct Yardsticks: Sendable, Equatable {
    private(set) var classes: RFMThresholds?
    private(set) var quintiles: RFMThresholds?
    /// What personal cycles lean on: days.
    private(set) var parent: Double?
    /// What persons' return rates are shrunk to.
    private(set) var shop: Returns?

    /// - Parameter passes: over everybody, one for each part.
    init(_ needs: Set<SegmentNeed>, _ standing: StandingFigures?, over passes: [ReckonedPass], _ question: RFMQuestion)
    {
        if needs.contains(.marks) || needs.contains(.values) {
            (classes, quintiles) = (standing?.classes, standing?.quintiles)
            if classes == nil || quintiles == nil {
                let figures = passes.flatMap { $0.everyFigure() }
                classes = classes ?? RFMThresholds(question.rule.ofClasses, over: figures, on: question.today)
                quintiles = quintiles ?? RFMThresholds(.quintile, over: figures, on: question.today)
            }
        }
        if needs.contains(.stages) || needs.contains(.values) {
            parent = standing?.cycles.brandParent ?? Self.cycle(over: passes)?.days ?? CycleRules.lastResort
        }
        if needs.contains(.returns) || needs.contains(.values) {
            shop = standing?.shopReturns ?? passes.reduce(Returns(orders: 0, returned: 0)) { $0 + $1.everyReturn() }
        }
    }

    /// What one kind of figure hangs on, the rest left out.
    func only(_ need: SegmentNeed) -> Yardsticks {
        var own = self
        switch need {
        case .marks: (own.parent, own.shop) = (nil, nil)
        case .stages: (own.classes, own.quintiles, own.shop) = (nil, nil, nil)
        case .returns: (own.classes, own.quintiles, own.parent) = (nil, nil, nil)
        case .values: break
        }
        return own
    }

    private static func cycle(over passes: [ReckonedPass]) -> Cycle? {
        var tally = IntervalTally()
        for (part, pass) in passes.enumerated() {
            _ = pass.rhythms.rhythms { tally.add($1, part: part, slot: $0) }
        }
        return tally.cycle
    }
}

extension Returns {
    static func + (one: Returns, other: Returns) -> Returns {
        Returns(orders: one.orders + other.orders, returned: one.returned + other.returned)
    }
}
