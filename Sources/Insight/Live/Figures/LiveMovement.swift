import Columns
package import Shop

/// Who moved, from one day to another: by slot, so that nobody is looked for.
extension LiveBrand {
    /// Between classes, or scores, and between stages: one look at the orders for both.
    ///
    /// - Complexity: three passes over the orders.
    package func movements(
        from day: BrandDay, to question: RFMQuestion, settings: FigureSettings = FigureSettings()
    ) -> (classes: MovementReport<RFMMark>, stages: MovementReport<Stage>) {
        let days = MovedDays(day, question.today)
        let purchases = purchases(byEach: days.ordered)
        return (classes(days, question, purchases), stages(days, settings, purchases))
    }

    /// Who moved between classes, or scores, from an earlier day to the question's; each day has its own thresholds.
    package func movement(from day: BrandDay, to question: RFMQuestion) -> MovementReport<RFMMark> {
        let days = MovedDays(day, question.today)
        return classes(days, question, purchases(byEach: days.ordered))
    }

    /// Who moved between stages; each day has its own cycles.
    package func movement(
        from day: BrandDay, to later: BrandDay, settings: FigureSettings = FigureSettings()
    ) -> MovementReport<Stage> {
        let days = MovedDays(day, later)
        return stages(days, settings, purchases(byEach: days.ordered))
    }

    private func classes(
        _ days: MovedDays, _ question: RFMQuestion, _ purchases: [DayPurchases]
    ) -> MovementReport<RFMMark> {
        let everybody = zip(parts, purchases).map { RFMDays($0, $1, question).everybody() }
        let ordered = days.ordered
        let thresholds = Cores.map(2) {
            RFMThresholds(question.rule, over: everybody, place: $0, of: 2, on: ordered[$0])
        }
        let marks = RFMMark.all(of: question.rule)
        let width = marks.count + 1
        var counts = [Int](repeating: 0, count: width * width)
        for (part, own) in zip(parts, everybody) {
            let shares = part.eachShare { slots in
                Self.moves(of: slots, own, thresholds, width: width, from: days.from, to: days.to)
            }
            for share in shares {
                for place in counts.indices { counts[place] += share[place] }
            }
        }
        return MovementReport(from: days.day, to: days.later, among: marks, counts: counts)
    }

    private static func moves(
        of slots: Range<Int>, _ own: [RFMDays.Own], _ thresholds: [RFMThresholds?], width: Int, from: Int, to: Int
    ) -> [Int] {
        var counts = [Int](repeating: 0, count: width * width)
        own.withUnsafeBufferPointer { own in
            for slot in slots {
                let before = Self.place(of: own[2 * slot + from], thresholds[from])
                let after = Self.place(of: own[2 * slot + to], thresholds[to])
                counts[before * width + after] &+= 1
            }
        }
        return counts
    }

    /// 0 for who bought nothing in the window.
    @inline(__always)
    private static func place(of own: RFMDays.Own, _ thresholds: RFMThresholds?) -> Int {
        guard own.frequency > 0, let thresholds else { return 0 }
        return thresholds.mark(own.figures).place + 1
    }

    private func stages(
        _ days: MovedDays, _ settings: FigureSettings, _ purchases: [DayPurchases]
    ) -> MovementReport<Stage> {
        let passes = stagePasses(days.ordered, purchases, settings)
        let parents = parents(passes)
        var counts = [Int](repeating: 0, count: StagePass.codes * StagePass.codes)
        for pass in passes {
            let shares = pass.part.eachShare { slots in
                var counts = [Int](repeating: 0, count: StagePass.codes * StagePass.codes)
                pass.forEachPerson(of: slots, parents: parents) { _, codes in
                    counts[Int(codes[days.from]) &* StagePass.codes &+ Int(codes[days.to])] &+= 1
                }
                return counts
            }
            for share in shares {
                for place in counts.indices { counts[place] += share[place] }
            }
        }
        return MovementReport(from: days.day, to: days.later, among: Stage.every, counts: counts)
    }
}

/// Two days as they were asked, and in their order.
private struct MovedDays {
    let day: BrandDay
    let later: BrandDay

    init(_ day: BrandDay, _ later: BrandDay) {
        self.day = day
        self.later = later
    }

    var ordered: [BrandDay] { [min(day, later), max(day, later)] }

    /// The places of the two among them.
    var from: Int { day <= later ? 0 : 1 }
    var to: Int { 1 - from }
}
