import Columns
import Segments
import Shop

/// Who did something beside buying, so often in some days.
struct DeedPass {
    let day: SegmentDay
    let part: PartDay
    let selection: OrderSelection
    let days: ClosedRange<Int32>
    /// Raw value of a `BehaviourKind`.
    let kind: UInt8

    func mask(_ count: CountBound, among candidates: BitMask) -> BitMask {
        let moments = day.moments(of: days)
        let lastSeen = part.columns.lastSeen(of: part)
        var likely = lastSeen.mask(within: max(moments.lowerBound, .min + 1) ... .max, among: candidates)
        var areAll = false
        if let listed = listed(for: likely.count) {
            likely &= listed
            areAll = selection.stores == nil
        }
        let done =
            areAll && count.enough <= 1
            ? (count.holds(1) ? likely : BitMask(rows: candidates.rows))
            : counted(count, moments, among: likely)
        return count.holds(0) ? done | candidates.subtracting(likely) : done
    }

    /// Everybody who did it, whatever the store; nil where it is quicker to look at so many persons.
    private func listed(for persons: Int) -> BitMask? {
        guard part.isOfEverybody, persons >= part.lists.fewest,
            let list = part.lists.deeds(kind, of: part.part, DayClock(zone: day.live.brand.timeZone))
        else { return nil }
        let places = list.places(on: days)
        guard places.count < PartLists.placesForOne * persons else { return nil }
        return list.slots.withUnsafeBuffer { slots in
            list.products.withUnsafeBuffer { products in
                BitMask.named(rows: part.part.slots, by: [places]) { places, named in
                    for place in places where selection.allowsProduct(products[place]) { named.insert(slots[place]) }
                }
            }
        }
    }

    private func counted(_ bound: CountBound, _ moments: Range<Int64>, among candidates: BitMask) -> BitMask {
        let (behaviours, part, enough) = (part.part.behaviours, part.part, bound.enough)
        return part.firstBehaviours.withUnsafeBuffer { firsts in
            behaviours.moments.withUnsafeBuffer { at in
                behaviours.kinds.withUnsafeBuffer { kinds in
                    behaviours.products.withUnsafeBuffer { products in
                        behaviours.stores.withUnsafeBuffer { stores in
                            BitMask.among(candidates) { word in
                                word.visit { slot in
                                    let newest = Int(firsts[slot + 1]) - 1
                                    prefetch(at, newest)
                                    prefetch(kinds, newest)
                                }
                                return word.filter { slot in
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
                                    return bound.holds(count)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
