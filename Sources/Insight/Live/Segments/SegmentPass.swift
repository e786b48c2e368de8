import Columns
import Segments
import Shop

/// Answers a segment for everybody of one part.
struct SegmentPass {
    let day: SegmentDay
    let part: PartDay
    let thresholds: [Threshold: Ratio]

    /// Those among the candidates who are in it. Of several conditions the cheap ones are asked first, and each only of those
    /// whom the others leave open.
    func mask(_ segment: Segment, among candidates: BitMask) -> BitMask {
        switch segment {
        case .all(let parts):
            var left = candidates
            for part in parts.sorted(by: { $0.effort < $1.effort }) where left.any { left = mask(part, among: left) }
            return left
        case .any(let parts):
            var (found, left) = (BitMask(rows: candidates.rows), candidates)
            for part in parts.sorted(by: { $0.effort < $1.effort }) where left.any {
                let more = mask(part, among: left)
                found |= more
                left.subtract(more)
            }
            return found
        case .not(let part): return candidates.subtracting(mask(part, among: candidates))
        case .clause(let clause): return mask(clause, among: candidates)
        }
    }

    private func mask(_ clause: Clause, among candidates: BitMask) -> BitMask {
        switch clause {
        case .happening(let happening): mask(happening, candidates)
        case .number(let clause):
            NumberPass(clause, part, day).mask(
                candidates, clause.test, yardstick: Threshold(of: clause).flatMap { thresholds[$0] })
        case .moment(let clause): mask(clause, candidates)
        case .due(let clause): mask(clause, candidates)
        case .rfm(let choice): reckoned(candidates) { choice.holds($0.rfm) }
        case .stage(let choice): reckoned(candidates) { choice.holds($0.stage) }
        case .value(let choice): reckoned(candidates) { choice.holds($0.value) }
        case .lapse(let choice): reckoned(candidates) { choice.holds($0.lapse) }
        case .store(let names): known(OrderFilter(stores: names), candidates)
        case .source(let platforms): known(OrderFilter(sources: platforms), candidates)
        case .segment(let names):
            mask(
                .any(names.compactMap { day.question.definitions[$0] }),
                among: names.contains { day.question.definitions[$0] != nil }
                    ? candidates : BitMask(rows: candidates.rows))
        // No source tells these yet: of everybody they are unknown.
        case .tag, .trait, .field, .consent: BitMask(rows: candidates.rows)
        }
    }

    private func reckoned(_ candidates: BitMask, _ holds: (ReckonedPerson) -> Bool) -> BitMask {
        part.part.persons.withUnsafeBuffer { persons in
            day.reckoned.withUnsafeBufferPointer { reckoned in
                BitMask.among(candidates) { holds(reckoned[Int(persons[$0])]) }
            }
        }
    }

    private func selection(_ filter: OrderFilter) -> OrderSelection {
        OrderSelection(filter, day.live.shelf, stores: day.question.stores)
    }

    // MARK: What was done

    private func mask(_ happening: Happening, _ candidates: BitMask) -> BitMask {
        guard let days = day.days(of: happening.period) else {
            return happening.count.holds(0) ? candidates : BitMask(rows: candidates.rows)
        }
        let selection = selection(happening.filter)
        switch happening.act {
        case .bought:
            return part.withView(part.purchases) { view in
                let picker = OrderPicker(view, selection, part.part)
                let enough = happening.count.enough
                return BitMask.among(candidates) { slot in
                    var count = 0
                    view.forEachOrder(of: slot, days) { row in
                        if picker.allows(row) { count += 1 }
                        return count < enough
                    }
                    return happening.count.holds(count)
                }
            }
        case .returned: return counted(returned(selection, days), happening.count, candidates)
        case .reviewed: return counted(reviewed(selection, days), happening.count, candidates)
        // No source tells interactions yet.
        case .interacted: return counted([:], happening.count, candidates)
        case .viewed, .searched, .added, .removed, .checkoutStarted, .favourited, .unfavourited, .followed, .unfollowed,
            .shared, .visited:
            return done(happening, selection, days, candidates)
        }
    }

    private func counted(_ counts: [Int32: Int], _ bound: CountBound, _ candidates: BitMask) -> BitMask {
        BitMask.among(candidates) { bound.holds(counts[Int32($0)] ?? 0) }
    }

    private func returned(_ selection: OrderSelection, _ days: ClosedRange<Int32>) -> [Int32: Int] {
        part.withView(part.paid) { view in
            let picker = OrderPicker(view, selection, part.part)
            var counts: [Int32: Int] = [:]
            var slot = 0
            for back in part.returns where days.contains(back.day) && picker.allows(Int(back.row)) {
                while slot + 1 < part.part.slots, view.firstOrders[slot + 1] <= back.row { slot += 1 }
                counts[Int32(slot), default: 0] += 1
            }
            return counts
        }
    }

    private func reviewed(_ selection: OrderSelection, _ days: ClosedRange<Int32>) -> [Int32: Int] {
        guard selection.hosts == nil else { return [:] }
        var counts: [Int32: Int] = [:]
        for review in part.part.reviews
        where days.contains(review.day) && selection.allowsProduct(review.product)
            && selection.allowsStore(review.store)
        {
            counts[review.slot, default: 0] += 1
        }
        return counts
    }

    private func done(
        _ happening: Happening, _ selection: OrderSelection, _ days: ClosedRange<Int32>, _ candidates: BitMask
    ) -> BitMask {
        guard let kind = happening.act.behaviour.flatMap({ UInt8(exactly: $0.rawValue) }), selection.hosts == nil else {
            return counted([:], happening.count, candidates)
        }
        let (moments, enough) = (day.moments(of: days), happening.count.enough)
        let (behaviours, part) = (part.part.behaviours, part.part)
        return part.firstBehaviours.withUnsafeBuffer { firsts in
            behaviours.moments.withUnsafeBuffer { at in
                behaviours.kinds.withUnsafeBuffer { kinds in
                    behaviours.products.withUnsafeBuffer { products in
                        behaviours.stores.withUnsafeBuffer { stores in
                            BitMask.among(candidates) { slot in
                                var count = 0
                                var row = Int(firsts[slot + 1])
                                let first = Int(firsts[slot])
                                while row > first, count < enough {
                                    row -= 1
                                    if at[row] >= moments.upperBound { continue }
                                    if at[row] < moments.lowerBound { break }
                                    if kinds[row] == kind, selection.allowsProduct(products[row]),
                                        selection.allowsStore(stores[row])
                                    {
                                        count += 1
                                    }
                                }
                                return happening.count.holds(count)
                            }
                        }
                    }
                }
            }
        }
    }

    // MARK: Moments

    private func mask(_ clause: MomentClause, _ candidates: BitMask) -> BitMask {
        let days = day.days(of: clause.period)
        switch clause.moment {
        case .firstOrder, .lastOrder:
            guard let days else { return BitMask(rows: candidates.rows) }
            let selection = selection(clause.filter)
            return part.withView(part.purchases) { view in
                let picker = OrderPicker(view, selection, part.part)
                let isLast = clause.moment == .lastOrder
                return BitMask.among(candidates) { slot in
                    var found: Int?
                    view.forEachOrder(of: slot, Int32.min...day.today) { row in
                        found = row
                        return !isLast
                    }
                    return found.map { days.contains(view.days[$0]) && picker.allows($0) } ?? false
                }
            }
        case .firstSeen, .lastSeen: return seen(clause.moment == .firstSeen, days, candidates)
        case .lastReview:
            var last: [Int32: Int32] = [:]
            for review in part.part.reviews where review.day <= day.today {
                last[review.slot] = max(last[review.slot] ?? review.day, review.day)
            }
            return BitMask.among(candidates) { slot in
                last[Int32(slot)].map { days?.contains($0) ?? false } ?? false
            }
        // No source tells these yet.
        case .lastInteraction, .becameMember, .birthday: return BitMask(rows: candidates.rows)
        }
    }

    private func seen(_ isFirst: Bool, _ days: ClosedRange<Int32>?, _ candidates: BitMask) -> BitMask {
        guard let days else { return BitMask(rows: candidates.rows) }
        let asked = day.moments(of: days)
        let end = day.moments(of: Int32.min...day.today).upperBound
        let part = part.part
        return part.behaviours.moments.withUnsafeBuffer { at in
            BitMask.among(candidates) { slot in
                let rows = part.behaviours(of: slot)
                let row = isFirst ? rows.first { at[$0] < end } : rows.last { at[$0] < end }
                return row.map { asked.contains(at[$0]) } ?? false
            }
        }
    }

    // MARK: Due and known

    private func mask(_ clause: DueClause, _ candidates: BitMask) -> BitMask {
        let holds = { (due: Int32) in clause.test.holds(BrandDay(number: Int(due)), asked: day.question.today) }
        guard let goods = clause.goods else { return reckoned(candidates) { $0.due.map(holds) ?? false } }
        let products = selection(OrderFilter(goods: goods))
        let persons = part.part.persons
        return BitMask.among(candidates) { slot in
            day.dueProducts[persons[slot]]?.contains { products.allowsProduct($0.product) && holds($0.due) } ?? false
        }
    }

    /// Who has an order, paid for by the day or never, or has done something, in one of some stores.
    private func known(_ filter: OrderFilter, _ candidates: BitMask) -> BitMask {
        let selection = selection(filter)
        let end = day.moments(of: Int32.min...day.today).upperBound
        let part = part
        return part.withView(part.paid) { view in
            part.part.behaviours.moments.withUnsafeBuffer { at in
                part.part.behaviours.stores.withUnsafeBuffer { stores in
                    BitMask.among(candidates) { slot in
                        var isKnown = false
                        for row in part.part.rows(of: slot) where !isKnown {
                            let paidOn = view.days[row]
                            isKnown =
                                (paidOn <= day.today || paidOn == OrderColumns.noDay)
                                && selection.allowsStore(view.stores[row])
                        }
                        if isKnown { return true }
                        return part.part.behaviours(of: slot).contains {
                            at[$0] < end && selection.allowsStore(stores[$0])
                        }
                    }
                }
            }
        }
    }
}

extension CountBound {
    /// From how many on nothing more is to be learned.
    fileprivate var enough: Int {
        switch self {
        case .atLeast(let bound): bound
        case .atMost(let bound), .exactly(let bound): bound + 1
        }
    }
}

extension Segment {
    /// Roughly how long it takes to ask everybody: only the order of asking hangs on it.
    fileprivate var effort: Int {
        switch self {
        case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.effort }
        case .not(let part): part.effort
        case .clause(let clause):
            switch clause {
            case .tag, .trait, .field, .consent: 0
            case .rfm, .stage, .value, .lapse: 1
            case .moment: 3
            case .number(let clause): clause.filter.goods == nil ? 5 : 12
            case .due: 2
            case .happening(let happening):
                (happening.filter.goods == nil ? 4 : 10) - (happening.period == nil ? 0 : 2)
            case .store, .source: 6
            case .segment: 20
            }
        }
    }
}
